import { isNickname } from '../../values/nicknames.ts'
import { isGivenName } from './given-names.ts'

/**
 * Whether two given names that are a slip apart are two names, as Laura and Lauren are, and no slip: each is usual, or
 * `isBorne` by others of the roster, and they are neither spoken alike nor short forms of each other.
 */
export function areTwoNames(one: string, other: string, isBorne: (name: string) => boolean): boolean {
  if (Math.min(one.length, other.length) < 3 || isNickname(one, other)) return false
  if (spoken(one) === spoken(other) || haveNeighborsExchanged(one, other)) return false
  return [one, other].every((name) => isGivenName(name) || isBorne(name))
}

// Nobody calls twins Sara and Sarah, Jon and John, Kaylee and Kayleigh: what is spoken alike is spelled in two ways.
function spoken(name: string): string {
  const [first = '', ...rest] = name
    .replaceAll('ph', 'f')
    .replaceAll('y', 'i')
    .replaceAll(/eigh|ie|ee|ei/g, 'i')
  const silent = first + rest.join('').replaceAll('h', '')
  return silent
    .replaceAll(/ck|[kq]/g, 'c')
    .replaceAll('ai', 'a')
    .replace(/^(.{1,4}|.*(.)(?!\2).)e$/, '$1')
    .replaceAll(/(.)\1+/g, '$1')
}

// Anne is spoken as Ann is, but Danielle is not Daniel.
// Brian and Brain, Michael and Micheal.
function haveNeighborsExchanged(one: string, other: string): boolean {
  if (one.length !== other.length || one.length < 5) return false
  const at = [...one].findIndex((letter, place) => letter !== other[place])
  return at >= 0 && one.slice(0, at) + one[at + 1] + one[at] + one.slice(at + 2) === other
}

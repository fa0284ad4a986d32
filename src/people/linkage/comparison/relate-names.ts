import { isNickname } from '../../values/nicknames.ts'
import type { Evidence } from './evidence.ts'
import { isGivenName } from './given-names.ts'
import type { Relation } from './relation.ts'
import { jaroWinkler, oneSlipApart, slipsApart } from './similar.ts'

/** How two given names stand to each other: the first ones, or the name by which somebody is called. */
export function relateGiven(one: readonly string[], other: readonly string[]): Relation {
  if (one.length === 0 || other.length === 0) return 'unknown'
  const first = relateNames(one[0]!, other[0]!)
  if (first !== 'other') return first
  if (one.length > 1 && other.length > 1 && one[0] === other[1] && one[1] === other[0]) return 'alike'
  if (one.join('') === other.join('')) return 'same'
  if (isAmong(other[0]!, one) || isAmong(one[0]!, other)) return 'alike'
  return isGivenName(one[0]!) && isGivenName(other[0]!) ? 'other' : relateLoosely(one[0]!, other[0]!)
}

/** How the names after the first stand to each other; an initial is as good as the name. */
export function relateMiddle(one: readonly string[], other: readonly string[]): Relation {
  if (one.length < 2 || other.length < 2 || relateNames(one[0]!, other[0]!) === 'other') return 'unknown'
  if (one.slice(1).join('') === other.slice(1).join('')) return 'same'
  return relateNames(one[1]!, other[1]!) === 'other' ? 'other' : 'alike'
}

/** How two family names stand to each other; of a compound name one part is enough to be alike. */
export function relateFamily(one: Evidence, other: Evidence): Relation {
  if (one.family === '' || other.family === '') return 'unknown'
  if (one.family === other.family) return 'same'
  const shared = one.familyWords.some((word) => word.length > 2 && other.familyWords.includes(word))
  return shared || alike(one.family, other.family) ? 'alike' : relateLoosely(one.family, other.family)
}

/** Whether given and family name stand in each other's place, with a slip in one of them, or in both if they are long. */
export function relateSwapped(one: Evidence, other: Evidence): boolean {
  if (one.given.length === 0 || other.given.length === 0 || one.family === '' || other.family === '') return false
  return areCrossed(one.given[0]!, one.family, other) || areCrossed(one.given.join(''), one.family, other)
}

function areCrossed(mine: string, family: string, other: Evidence): boolean {
  const theirs = family === other.given.join('') ? family : other.given[0]!
  if (mine === other.family) return family === theirs || alike(family, theirs)
  if (family === theirs) return alike(mine, other.family)
  return Math.min(mine.length, family.length) > 4 && alike(mine, other.family) && alike(family, theirs)
}

/** Whether two words are one with a few slips: one in four letters, two from six letters on. */
export function alike(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length)
  if (shorter < 3) return false
  if (shorter > 3 && oneSlipApart(one, other)) return true
  return shorter > 4 && shorter < 48 && one[0] === other[0] && slipsApart(one, other, 2) <= 2
}

// So much in common that several slips explain it; Winkler's own bounds for a match lie higher.
const LOOSELY = 0.82

function relateLoosely(one: string, other: string): Relation {
  if (Math.min(one.length, other.length) < 4) return 'other'
  return jaroWinkler(one, other) >= LOOSELY ? 'partly' : 'other'
}

function relateNames(one: string, other: string): Relation {
  if (one === other) return one.length === 1 ? 'alike' : 'same'
  if (isNickname(one, other)) return 'alike'
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short.length !== 2 && long.startsWith(short)) return 'alike'
  return alike(one, other) ? 'alike' : 'other'
}

function isAmong(name: string, names: readonly string[]): boolean {
  return name.length > 2 && names.slice(1).includes(name)
}

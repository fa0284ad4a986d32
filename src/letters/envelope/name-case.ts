import type { Person } from '../../people/values/person.ts'

/** A person whose name a system wrote in capitals alone, with the name in the usual case; any other as he or she is. */
export function inUsualCase(person: Person): Person {
  const { givenName = '', middleName = '', familyName = '' } = person
  if (!isAllCapitals(`${givenName} ${middleName} ${familyName}`)) return person
  return {
    ...person,
    ...(givenName && { givenName: recased(givenName, true) }),
    ...(middleName && { middleName: recased(middleName, true) }),
    ...(familyName && { familyName: recased(familyName, false) }),
  }
}

/** A whole name in the usual case where it stood in capitals alone: `ANA O'NEILL-MCCRAY III` is Ana O'Neill-McCray III. */
export function nameInUsualCase(name: string): string {
  const bare = name.replace(/\s(?:Jr|Sr)\.?$/, '')
  if (!isAllCapitals(bare)) return name
  const words = name.split(' ')
  return words.map((word, at) => recased(word, at < words.length - 1)).join(' ')
}

function isAllCapitals(text: string): boolean {
  return !/\p{Ll}/u.test(text) && /\p{Lu}{2}/u.test(text)
}

// Letters without a vowel before the family name are initials; a family name may be Ng.
function recased(text: string, isBefore: boolean): string {
  return text.replace(/[\p{L}\p{M}]+/gu, (word) => (isBefore && isInitials(word) ? word : cased(word)))
}

function isInitials(word: string): boolean {
  return /^[BCDFGHJKLMNPQRSTVWXZ]{2,3}$/.test(word) || /^[A-Z]J$/.test(word)
}

const ROMAN = /^(?:II|III|IV|VI{0,3})$/
const MC = /^(MC)(\p{L}{3,})$/u

function cased(word: string): string {
  if (ROMAN.test(word)) return word
  const mc = MC.exec(word)
  return mc ? `Mc${capitalized(mc[2]!)}` : capitalized(word)
}

function capitalized(word: string): string {
  const [first = '', ...rest] = word
  return first + rest.join('').toLowerCase()
}

import type { Address, Person } from '../values/person.ts'

/**
 * One person from two descriptions: the first holds, the other fills what it leaves open. Who is deceased in one is
 * deceased, and who does not agree to e-mail in one does not agree. An address is not pieced together from two cities.
 * Answers the first itself where the other adds nothing.
 */
export function filled(first: Person, other: Person): Person {
  const { givenName, middleName, familyName, suffix, ...facts } = other
  const names = differs(first, other) ? {} : present({ givenName, middleName, familyName, suffix })
  const merged: Person = { ...facts, ...names, ...first, address: filledAddress(first.address, other.address) }
  if (other.deceased) merged.deceased = true
  if (other.emailConsent === false) merged.emailConsent = false
  const isNew = Object.keys(merged).length > Object.keys(first).length
  return isNew || merged.address !== first.address || hasOtherWord(merged, first) ? merged : first
}

function hasOtherWord(merged: Person, first: Person): boolean {
  return merged.deceased !== first.deceased || merged.emailConsent !== first.emailConsent
}

// A middle name belongs to its own first and family name.
function differs(first: Person, other: Person): boolean {
  const parts = ['givenName', 'familyName'] as const
  return parts.some((part) => first[part] !== undefined && other[part] !== undefined && first[part] !== other[part])
}

function present(parts: { [part in keyof Person]?: string | undefined }): Partial<Person> {
  return Object.fromEntries(Object.entries(parts).filter(([, text]) => text !== undefined))
}

/** An address with what another of the same place adds; two places are not pieced together. */
export function filledAddress(first: Address, other: Address): Address {
  const sameCity =
    first.city === undefined || other.city === undefined || first.city.toLowerCase() === other.city.toLowerCase()
  const isElsewhere =
    !sameCity || (first.line1 !== undefined && other.line1 !== undefined && first.line1 !== other.line1)
  if (isElsewhere) return first.line1 === undefined && other.line1 !== undefined ? other : first
  const merged = { ...other, ...first }
  return Object.keys(merged).length > Object.keys(first).length ? merged : first
}

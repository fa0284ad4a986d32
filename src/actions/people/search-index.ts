import { buildingOf } from '../../people/values/household.ts'
import { splitName } from '../../people/values/name.ts'
import type { Person } from '../../people/values/person.ts'

/** A value by which somebody can be found again exactly; `building` finds who lives nearby. */
export type SearchValue = { kind: 'mrn' | 'ssn' | 'email' | 'phone' | 'name' | 'building'; value: string }

/** What a person can be found by. */
export function searchValuesOf(person: Person): SearchValue[] {
  const { mrn, ssn, email, givenName, familyName, phone, address } = person
  const all: SearchValue[] = [
    { kind: 'mrn', value: folded(mrn) },
    { kind: 'ssn', value: folded(ssn) },
    { kind: 'email', value: folded(email) },
    { kind: 'name', value: folded([givenName, familyName].filter(Boolean).join(' ')) },
    { kind: 'phone', value: numberOf(phone) },
    { kind: 'building', value: buildingOf(address) ?? '' },
  ]
  return all.filter(({ value }) => value !== '')
}

/** What somebody who types this may be looking for. */
export function searchValuesFor(wanted: string): SearchValue[] {
  const value = folded(wanted)
  const exact: SearchValue[] = (['mrn', 'ssn', 'email', 'name'] as const).map((kind) => ({ kind, value }))
  if (wanted.includes(',')) exact.push({ kind: 'name', value: turnedRound(wanted) })
  const phone = /\p{L}/u.test(wanted) ? '' : numberOf(wanted)
  return phone === '' ? exact : [...exact, { kind: 'phone', value: phone }]
}

// Ramirez, Maria L: as systems print names.
function turnedRound(wanted: string): string {
  const { givenName, familyName } = splitName(wanted)
  return folded([givenName, familyName].filter(Boolean).join(' '))
}

const AREA_AND_NUMBER = 10

// However it is written, with or without the country's 1 before it. Fewer digits lack the area code: many have them.
function numberOf(phone = ''): string {
  const digits = phone.replaceAll(/\D/g, '')
  return digits.length < AREA_AND_NUMBER ? '' : digits.slice(-AREA_AND_NUMBER)
}

function folded(text = ''): string {
  if (/^[a-z0-9@]*$/i.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}@]/gu, '')
    .toLowerCase()
}

import type { Person } from '../people/person.ts'

/** A value by which somebody can be found again exactly. */
export type LookUp = { kind: 'mrn' | 'ssn' | 'email' | 'name'; value: string }

/** What a person can be found by. */
export function lookUpsOf(person: Person): LookUp[] {
  const { mrn, ssn, email, givenName, familyName } = person
  const name = [givenName, familyName].filter(Boolean).join(' ')
  const all = [
    { kind: 'mrn', value: folded(mrn) },
    { kind: 'ssn', value: folded(ssn) },
    { kind: 'email', value: folded(email) },
    { kind: 'name', value: folded(name) },
  ] as const
  return all.filter(({ value }) => value !== '')
}

/** What somebody who types this may be looking for. */
export function lookUpsFor(wanted: string): LookUp[] {
  const value = folded(wanted)
  return (['mrn', 'ssn', 'email', 'name'] as const).map((kind) => ({ kind, value }))
}

function folded(text = ''): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}@]/gu, '')
    .toLowerCase()
}

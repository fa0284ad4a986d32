import { reachProblems } from '../../letters/individual/problems.ts'
import type { Described } from '../../people/linkage/join.ts'
import { merged } from '../../people/merging/merged.ts'
import type { Person } from '../../people/values/person.ts'
import { stateOf } from '../../people/values/place.ts'
import type { StoredPerson } from '../../storage/people/people.ts'
import { DESTROYED } from './missing.ts'

/**
 * What is sealed of a person: the merged facts, and each description that made them. `said` is left out where one
 * description says all and bears the person's own id. `row`: the row it was sealed for; absent of older books, where the
 * States of two people can be exchanged unseen until they are sealed anew.
 */
export type SealedPerson = { person: Person; source: string; said?: readonly Described[]; row?: string }

/** The descriptions that made a person, the first that was heard first. */
export function descriptionsOf(id: string, { person, source, said }: SealedPerson): readonly Described[] {
  return said ?? [{ id, person, source }]
}

/** A person made of these descriptions, by the rules for lists that disagree (src/people/merging). */
export function personFrom(id: string, descriptions: readonly Described[]): SealedPerson {
  const { source } = descriptions[0]!
  const person = merged(descriptions.map((each) => each.person))
  return descriptions.length === 1 && descriptions[0]!.id === id
    ? { person, source }
    : { person, source, said: descriptions }
}

/** What lies in the place of a person whose records were destroyed: nobody’s name, and no two alike. */
export function emptyPerson(id: string): SealedPerson {
  return { person: { givenName: DESTROYED, familyName: id, address: {} }, source: DESTROYED }
}

/** What stands outside the seal so that it can be counted: it names nobody. */
export type CountedOutside = Pick<StoredPerson, 'state' | 'deceased' | 'reachable'>

/** What of a person stands outside the seal. */
export function countedOutside(person: Person): CountedOutside {
  return {
    state: stateOf(person),
    deceased: person.deceased ?? false,
    reachable: reachProblems(person).length === 0,
  }
}

/** What is sealed of a person together with the row that it is for: the recount, and what stands outside. */
export function boundTo(recount: string, outside: CountedOutside, sealed: SealedPerson): SealedPerson {
  return { ...sealed, row: rowName(recount, outside) }
}

/**
 * Whether a row is the one that its seal was made for; undefined where the seal does not say. Whoever is no longer affected
 * keeps the seal of an earlier recount.
 */
export function isOwnRow(row: StoredPerson, { row: name }: SealedPerson): boolean | undefined {
  if (name === undefined) return undefined
  return row.present ? name === rowName(row.recount, row) : !name.startsWith(`${row.recount} `)
}

function rowName(recount: string, { state, deceased, reachable }: CountedOutside): string {
  return `${recount} ${state}${Number(deceased)}${Number(reachable)}`
}

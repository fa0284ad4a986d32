import { reachProblems } from '../../letters/individual/problems.ts'
import type { Described } from '../../people/linkage/join.ts'
import { merged } from '../../people/merging/merged.ts'
import type { Person } from '../../people/values/person.ts'
import { stateOf } from '../../people/values/place.ts'
import type { StoredPerson } from '../../storage/people/people.ts'

/**
 * What is sealed of a person: the merged facts, and each description that made them. `said` is left out where one
 * description says all and bears the person's own id.
 */
export type SealedPerson = { person: Person; source: string; said?: readonly Described[] }

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

/** What stands outside the seal so that it can be counted: it names nobody. */
export function countedOutside(person: Person): Pick<StoredPerson, 'state' | 'deceased' | 'reachable'> {
  return {
    state: stateOf(person),
    deceased: person.deceased ?? false,
    reachable: reachProblems(person).length === 0,
  }
}

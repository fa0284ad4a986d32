import type { Day } from '../../breach/law/day.ts'
import { fold } from '../values/fold.ts'
import type { Address, Person } from '../values/person.ts'
import { representativeOf } from '../values/representative.ts'

/** What can be corrected of a person after the import, besides the address. */
export const CORRECTABLE = ['givenName', 'middleName', 'familyName', 'suffix', 'birthDate'] as const

export type Correctable = (typeof CORRECTABLE)[number]

/** What somebody decided where lists disagree whether a person lives; `diedOn` where it is known. */
export type LifeDecided = { life: 'lives' | 'died'; diedOn?: Day | null }

/** What somebody decided of the representative whom a list names, and of whom: of another one it does not hold. */
export type RepresentativeDecided = { representative: 'legal' | 'not_legal'; representativeNamed: string }

/**
 * What somebody said of a minor: since when the care was consented to, and where alone letters go; null: it was not, whatever
 * a list says.
 */
export type OwnCareDecided = { ownCare: { address: Address; since: string } | null }

/** Corrected facts: null where the rosters give one that is wrong and the right one is not known. */
export type CorrectedFacts = { [fact in Correctable]?: string | null } & Partial<
  LifeDecided & RepresentativeDecided & OwnCareDecided
>

/** A person with the facts that were corrected since. */
export function withFacts(person: Person, facts: CorrectedFacts): Person {
  const rest = {
    ...withOwnCare(facts.life ? withLife(person, facts) : person, facts),
    ...representativeBy(person, facts),
  }
  for (const fact of CORRECTABLE) {
    const value = facts[fact]
    if (value === undefined) continue
    if (value === null) delete rest[fact]
    else rest[fact] = value
  }
  return rest
}

function withLife(
  { lifeDisputed: _, deathDate: __, ...person }: Person,
  { life, diedOn }: Pick<CorrectedFacts, 'life' | 'diedOn'>,
): Person {
  const isDead = life === 'died'
  return { ...person, deceased: isDead, ...(isDead && diedOn && { deathDate: diedOn }) }
}

function withOwnCare({ ownCare: _, ...person }: Person, { ownCare }: CorrectedFacts): Person {
  if (ownCare === undefined) return _ ? { ...person, ownCare: _ } : person
  if (ownCare === null) return person
  const { address } = ownCare
  return { ...person, ownCare: true, confidential: true, address, residence: person.residence ?? person.address }
}

function representativeBy(
  person: Person,
  { representative, representativeNamed }: Partial<RepresentativeDecided>,
): Pick<Person, 'representativeIs'> {
  if (!representative || fold(representativeNamed) !== fold(representativeOf(person))) return {}
  return { representativeIs: representative }
}

/** What differs between what is known of a person and what is right: before, and after. */
export function changedFacts(person: Person, right: CorrectedFacts): { before: CorrectedFacts; after: CorrectedFacts } {
  const before: CorrectedFacts = {}
  const after: CorrectedFacts = {}
  for (const fact of CORRECTABLE) {
    const value = right[fact]
    if (value === undefined || value === (person[fact] ?? null)) continue
    before[fact] = person[fact] ?? null
    after[fact] = value
  }
  return { before, after }
}

import type { Day } from '../../breach/law/day.ts'
import { fold } from '../values/fold.ts'
import type { Person } from '../values/person.ts'
import { representativeOf } from '../values/representative.ts'

/** What can be corrected of a person after the import, besides the address. */
export const CORRECTABLE = ['givenName', 'middleName', 'familyName', 'suffix', 'birthDate'] as const

export type Correctable = (typeof CORRECTABLE)[number]

/** What somebody decided where lists disagree whether a person lives; `diedOn` where it is known. */
export type LifeDecided = { life: 'lives' | 'died'; diedOn?: Day | null }

/** What somebody decided of the representative whom a list names, and of whom: of another one it does not hold. */
export type RepresentativeDecided = { representative: 'legal' | 'not_legal'; representativeNamed: string }

/** Corrected facts: null where the rosters give one that is wrong and the right one is not known. */
export type CorrectedFacts = { [fact in Correctable]?: string | null } & Partial<LifeDecided & RepresentativeDecided>

/** A person with the facts that were corrected since. */
export function withFacts(person: Person, facts: CorrectedFacts): Person {
  const rest = { ...(facts.life ? withLife(person, facts) : person), ...representativeBy(person, facts) }
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

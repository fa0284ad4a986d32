import type { Day } from '../../breach/law/day.ts'
import { isKnownMinor, isOwnRepresentative } from './age.ts'
import type { Person } from './person.ts'

/**
 * Who is named as the representative of somebody who lives; empty: nobody. The next of kin of the living is nobody's
 * representative, 45 CFR 164.502(g).
 */
export function representativeOf({ representativeName = '', representativeOfKin }: Person): string {
  return representativeOfKin ? '' : representativeName.trim()
}

/**
 * Whether somebody has to say first if the representative named for this living adult is a legal one: a guardian, a holder
 * of a power of attorney for health care, a conservator, 45 CFR 164.502(g)(2). Until then nobody is written to.
 */
export function awaitsRepresentative(person: Person, on: Day): boolean {
  const { deceased, deathDate, representativeIs } = person
  if (deceased || deathDate || representativeIs !== undefined || isOwnRepresentative(person, on)) return false
  return representativeOf(person) !== '' && !isKnownMinor(person, on)
}

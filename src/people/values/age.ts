import type { Day } from '../../breach/law/day.ts'
import type { Person } from './person.ts'

/**
 * The age from which a letter goes to the individual and not to the parent, 45 CFR 164.502(g). The law of some States
 * sets another age of majority; the law held here does not tell which, so eighteen is taken everywhere and said so.
 */
const ADULT = 18

/** After so many years a dead person's information is no protected health information, 45 CFR 160.103. */
export const YEARS_PROTECTED = 50

/** Whole years from one day to another. Days compare as text: a 29 February comes on 1 March of a common year. */
export function yearsBetween(from: Day, to: Day): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
  return to.slice(4) < from.slice(4) ? years - 1 : years
}

/** Whether somebody born on that day is not yet of age. */
export function isMinorOn(birthDate: Day, on: Day): boolean {
  return yearsBetween(birthDate, on) < ADULT
}

/** Whether this is a minor on that day; without a birth date one is known by the guardian whom the roster names. */
export function isKnownMinor({ birthDate, guardianName = '' }: Person, on: Day): boolean {
  return birthDate ? isMinorOn(birthDate, on) : guardianName.trim() !== ''
}

/**
 * Whether this is a minor who consented to the care, of whom no parent or guardian is told, 45 CFR 164.502(g)(3): recalled,
 * not read, so it is shown as a doubt. Whom a list calls so without a birth date is one.
 */
export function isOwnRepresentative(person: Person, on: Day): boolean {
  const { ownCare, birthDate, deceased, deathDate } = person
  return ownCare === true && !deceased && !deathDate && (birthDate === undefined || isMinorOn(birthDate, on))
}

/** Whether somebody was dead for more than fifty years on that day: not yet on the fiftieth anniversary itself. */
export function isDeadForLong(deathDate: Day, on: Day): boolean {
  const years = yearsBetween(deathDate, on)
  return years > YEARS_PROTECTED || (years === YEARS_PROTECTED && deathDate.slice(4) !== on.slice(4))
}

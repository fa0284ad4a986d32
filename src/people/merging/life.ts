import type { Person } from '../values/person.ts'

/** Whether somebody lives, as one person. */
export type Life = Pick<Person, 'deceased' | 'deathDate' | 'lifeDisputed'>

/**
 * Whether somebody lives, by all that the lists say. Who is said to be dead and nowhere to live is dead; who is said to be
 * both is counted as living, and asked about, unless every word of life is older than the death.
 */
export function lifeOfAll(descriptions: readonly Person[]): Life {
  const dead = descriptions.filter(isDead)
  const living = descriptions.filter((each) => each.deceased === false)
  if (dead.length === 0) return living.length > 0 ? { deceased: false } : {}
  const diedOn = firstDay(dead.flatMap(({ deathDate }) => deathDate ?? []))
  const isOver = living.every(({ asOf }) => asOf !== undefined && diedOn !== undefined && asOf < diedOn)
  if (!isOver) return { deceased: false, lifeDisputed: true }
  return diedOn === undefined ? { deceased: true } : { deceased: true, deathDate: diedOn }
}

function isDead({ deceased, deathDate }: Person): boolean {
  return deceased === true || (deceased === undefined && deathDate !== undefined)
}

function firstDay(days: readonly string[]): string | undefined {
  return days.length === 0 ? undefined : days.reduce((one, other) => (other < one ? other : one))
}

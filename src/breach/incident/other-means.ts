import type { Day } from '../law/day.ts'
import type { Incident, Notice } from './incident.ts'

/** Whether a duty is substitute notice, 45 CFR 164.404(d)(2). */
export function isSubstitute(duty: string): boolean {
  return duty.endsWith('.substitute')
}

/** Why other means are not enough for so many, as a sentence. */
export function asksForPosting(unreachable: number): string {
  return `${unreachable} people cannot be reached. At 10 or more the law asks for a web posting or major media, and a toll-free number (45 CFR 164.404(d)(2)(ii)).`
}

/** Somebody whom no letter reached and whom a notice by other means told, on which Day. */
export type ToldInstead = { incident: string; person: string; on: Day }

/** Whom the records of substitute notice by other means name; of a person named twice the first Day comes last. */
export function toldByOtherMeans({ id: incident, notices }: Pick<Incident, 'id' | 'notices'>): ToldInstead[] {
  const given = notices.flatMap(({ told = {} }) => Object.entries(told))
  const named = given.map(([person, on]) => ({ incident, person, on }))
  return named.toSorted((one, other) => (one.on < other.on ? 1 : -1))
}

/** Each by his or her id, and the Day on which the person was told. */
type Told = NonNullable<Notice['told']>

/**
 * Whom a record of such notice names. It tells those who are `left` when it is made, and whom it replaces stays told. One of
 * no later a Day corrects what it replaces and tells nobody else, except today: who is left cannot have been told before.
 */
export function namedBy(
  { givenOn, replaces, before, left }: { givenOn: Day; replaces: Day | null; before: Told; left: readonly string[] },
  today: Day,
): Told {
  const isCorrection = replaces !== null && (left.length === 0 || (givenOn <= replaces && givenOn !== today))
  const days = (on: Day) => (isCorrection && on === replaces ? givenOn : on)
  const kept = Object.entries(before).map(([person, on]) => [person, days(on)])
  return Object.fromEntries([...kept, ...(isCorrection ? [] : left.map((person) => [person, givenOn]))])
}

import { type Day, earlierOf, laterOf, plus } from './day.ts'
import { isPast } from './overdue.ts'
import type { Hold } from './situation.ts'

/** A due day after law enforcement's statements, and the day until which notice may not go; null: none counts. */
export type Delay = { due: Day | null; heldUntil: Day | null }

const ORAL_DAYS = 30

/**
 * What the statements of law enforcement do to a due day, 45 CFR 164.412: the later of the due day and the day the
 * hold ends. A statement made after the due day has passed revives nothing.
 */
export function delayed(due: Day | null, holds: readonly Hold[]): Delay {
  return holds.toSorted(byStatement).reduce<Delay>(extended, { due, heldUntil: null })
}

/** Whether notice may not go yet on a day. */
export function isHeld(heldUntil: Day | null, day: Day): boolean {
  return heldUntil !== null && day < heldUntil
}

/** The day a hold ends, on which notice may go again; null where the statement does not count. */
export function endOf(hold: Hold): Day | null {
  if (!hold.impedes) return null
  if (isWrittenWithEnd(hold)) return hold.until
  return hold.documented ? oralEndOf(hold) : null
}

/**
 * Until which Day notice has to wait on a Day, by the statements that were made by then: the first on which it may go;
 * null: it may go. This is about sending alone: a statement made too late to move a due day holds notice all the same.
 */
export function holdOn(holds: readonly Hold[], day: Day): Day | null {
  const ends = holds.flatMap((hold) => (hold.statedOn <= day ? (endOf(hold) ?? []) : []))
  return ends.filter((end) => isHeld(end, day)).reduce<Day | null>((last, end) => laterOf(last ?? end, end), null)
}

/** Why a statement counts for nothing or less than it says, one clause each. */
export function gapsOf(hold: Hold): string[] {
  return [
    ...(hold.impedes ? [] : ['it does not say that notice would impede an investigation or damage national security']),
    ...(hold.documented ? [] : ['it is not documented']),
    ...(hold.form === 'written' && hold.until === null ? ['it gives no end date, so it counts for only 30 days'] : []),
  ]
}

function byStatement(one: Hold, other: Hold): number {
  return one.statedOn < other.statedOn ? -1 : 1
}

function extended(delay: Delay, hold: Hold): Delay {
  const end = endOf(hold)
  if (end === null || isPast(delay.due, hold.statedOn)) return delay
  return { due: delay.due && laterOf(delay.due, end), heldUntil: laterOf(delay.heldUntil ?? end, end) }
}

function isWrittenWithEnd(hold: Hold): boolean {
  return hold.form === 'written' && hold.until !== null
}

function oralEndOf({ statedOn, until }: Hold): Day {
  const limit = plus(statedOn, ORAL_DAYS)
  return until === null ? limit : earlierOf(until, limit)
}

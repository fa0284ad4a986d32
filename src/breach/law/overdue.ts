import { type Day, plus } from './day.ts'

/** Days ahead that count as soon. */
export const SOON_DAYS = 7

/** Whether a last day has passed on a day. The last day itself is in time; where none is named, none passes. */
export function isPast(lastDay: Day | null, day: Day): boolean {
  return lastDay !== null && day > lastDay
}

/** Whether a last day is this day or within the week after it. */
export function isSoon(lastDay: Day | null, today: Day): boolean {
  return lastDay !== null && today <= lastDay && lastDay <= soonUntil(today)
}

/**
 * The day by which a notice is planned: the safe one where there is one, and once that has passed, or the notice is late, the
 * last one. null: the law names none.
 */
export function plannedDay({ safeBy, due }: { safeBy?: Day; due: Day | null }, today: Day): Day | null {
  return safeBy !== undefined && !isPast(safeBy, today) ? safeBy : due
}

/** The latest last day that counts as soon. */
export function soonUntil(today: Day): Day {
  return plus(today, SOON_DAYS)
}

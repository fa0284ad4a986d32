import { type Day, isDay, plus } from '../law/day.ts'

/** How many years the record of an incident is kept, 45 CFR 164.530(j)(2) and 164.316(b)(2)(i). */
const RETENTION_YEARS = 6

/** Where the law says so. */
export const RETENTION_CITATION = '45 CFR 164.316(b)(2)(i), 164.530(j)(2)'

/** So many days before the six years end somebody is told. */
export const WARNED_DAYS = 90

/**
 * Where an incident stands: `open`, its six years have not begun; `kept`; `ending` within 90 days; `ended`, it may be
 * destroyed.
 */
export const RETENTION_STATES = ['open', 'kept', 'ending', 'ended'] as const

export type RetentionState = (typeof RETENTION_STATES)[number]

/** The last day on which a record must be kept that was made, or last in effect, on the day given. */
export function keepUntil(lastInEffect: Day): Day {
  const sameDay = yearsFrom(lastInEffect, RETENTION_YEARS)
  return isDay(sameDay) ? sameDay : `${sameDay.slice(0, 4)}-03-01`
}

/** Where a record stands on a day that must be kept until a day, that day included; null: that has not begun. */
export function retentionState(until: Day | null, today: Day): RetentionState {
  if (until === null) return 'open'
  if (today > until) return 'ended'
  return plus(today, WARNED_DAYS) >= until ? 'ending' : 'kept'
}

/** The newest day on which a record can have been last in effect that is `ending` or `ended` today. */
export function lastInEffectOfEnding(today: Day): Day {
  const sameDay = yearsFrom(plus(today, WARNED_DAYS), -RETENTION_YEARS)
  return isDay(sameDay) ? sameDay : `${sameDay.slice(0, 4)}-02-28`
}

function yearsFrom(day: Day, years: number): Day {
  return `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`
}

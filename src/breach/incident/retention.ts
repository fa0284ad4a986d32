import { type Day, isDay } from '../law/day.ts'

/** How many years the record of an incident is kept, 45 CFR 164.530(j)(2) and 164.316(b)(2)(i). */
const RETENTION_YEARS = 6

/** The last day on which a record must be kept that was made, or last in effect, on the day given. */
export function keepUntil(lastInEffect: Day): Day {
  const year = String(Number(lastInEffect.slice(0, 4)) + RETENTION_YEARS).padStart(4, '0')
  const sameDay = `${year}${lastInEffect.slice(4)}`
  return isDay(sameDay) ? sameDay : `${year}-03-01`
}

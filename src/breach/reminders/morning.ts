import { type Day, plus } from '../law/day.ts'

/** The hour at which a day’s reminders begin, in the practice’s own time. No clock is ever set forward over it. */
export const MORNING_HOUR = 7

/**
 * The last day whose reminders have begun at an instant: from 7 in the morning on that day itself, before it the day before,
 * by the clock on the wall in that IANA zone.
 */
export function reminderDay(instant: string, zone: string): Day {
  const { year, month, day, hour } = Object.fromEntries(
    clockIn(zone)
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  )
  const today = `${year}-${month}-${day}`
  return Number(hour) < MORNING_HOUR ? plus(today, -1) : today
}

// A clock costs far more to make than to ask.
const clocks = new Map<string, Intl.DateTimeFormat>()

function clockIn(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known) return known
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', hourCycle: 'h23' } as const
  const made = new Intl.DateTimeFormat('en-US', { timeZone: zone, ...parts })
  clocks.set(zone, made)
  return made
}

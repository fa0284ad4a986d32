import type { Day } from './day.ts'

/** The calendar day on which an instant falls in a time zone. */
export function dayAt(instant: string, zone: string): Day {
  return calendarOf(zone).format(new Date(instant))
}

// A calendar costs far more to make than to ask, and what it holds lies outside the heap.
const calendars = new Map<string, Intl.DateTimeFormat>()

function calendarOf(zone: string): Intl.DateTimeFormat {
  const known = calendars.get(zone)
  if (known) return known
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
  const made = new Intl.DateTimeFormat('en-CA', { timeZone: zone, ...parts })
  calendars.set(zone, made)
  return made
}

import type { Day } from '../../breach/law/day.ts'
import type { Book } from './book.ts'
import { practiceOf } from './practice.ts'

/** The practice's time zone: what it chose, or what the settings or the machine say. */
export async function zoneOf(book: Book): Promise<string> {
  return (await practiceOf(book))?.zone ?? book.zone
}

/** The calendar day it is now in the practice's time zone. */
export async function todayOf(book: Book): Promise<Day> {
  return dayAt(book.now(), await zoneOf(book))
}

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

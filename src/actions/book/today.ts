import type { Day } from '../../breach/law/day.ts'
import { dayAt } from '../../breach/law/zoned-day.ts'
import type { Book } from './book.ts'
import { practiceOf } from './practice.ts'

export { dayAt }

/** The practice's time zone: what it chose, or what the settings or the machine say. */
export async function zoneOf(book: Book): Promise<string> {
  return (await practiceOf(book))?.zone ?? book.zone
}

/** The calendar day it is now in the practice's time zone. */
export async function todayOf(book: Book): Promise<Day> {
  return dayAt(book.now(), await zoneOf(book))
}

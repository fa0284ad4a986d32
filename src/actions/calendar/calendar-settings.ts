import { CALENDAR_SETTINGS, findCalendarSettings, upsertCalendarSettings } from '../../storage/calendar/calendar.ts'
import type { Actor } from '../../storage/log/commit.ts'
import type { Book } from '../book/book.ts'

/** What calendars may say of a day: nothing but that it is one, the incident’s number, or whom to tell as well. */
export const CALENDAR_WORDS = ['day', 'number', 'number_and_duty'] as const

export type CalendarWords = (typeof CALENDAR_WORDS)[number]

const USUAL: CalendarWords = 'number'

/** What calendars may say. */
export async function calendarWords({ db, vault }: Book): Promise<CalendarWords> {
  const sealed = await findCalendarSettings(db)
  return sealed ? vault.book.open<{ says: CalendarWords }>(CALENDAR_SETTINGS, sealed).says : USUAL
}

/** Saves what calendars may say. What is the same already changes nothing. */
export async function saveCalendarWords(book: Book, by: Actor, says: CalendarWords): Promise<void> {
  if ((await calendarWords(book)) === says) return
  const writes = [upsertCalendarSettings(book.vault.book.seal(CALENDAR_SETTINGS, { says }))]
  await book.commit({ act: 'calendar_words_chosen', facts: { says }, writes }, by)
}

import { reminderDay } from '../../breach/reminders/morning.ts'
import { findHead } from '../../storage/log/commit.ts'
import type { Book } from '../book/book.ts'
import { zoneOf } from '../book/today.ts'

/** What is another as soon as anything was entered in the log or another day’s reminders began: as long as it is the same, nothing new is due. */
export async function bookMark(book: Book): Promise<string> {
  const [{ seq }, zone] = await Promise.all([findHead(book.db), zoneOf(book)])
  return `${seq} ${reminderDay(book.now(), zone)}`
}

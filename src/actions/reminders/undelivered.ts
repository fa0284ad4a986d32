import { listLastEnded } from '../../storage/reminders/reminders.ts'
import type { Book } from '../book/book.ts'

/** Those to whom the last mail from Breachbook could not be delivered, by id, with the moment at which it failed. */
export async function undelivered(book: Pick<Book, 'db'>): Promise<ReadonlyMap<string, string>> {
  const failed = (await listLastEnded(book.db)).filter(({ state }) => state === 'failed')
  return new Map(failed.map(({ user, stateAt }) => [user, stateAt]))
}

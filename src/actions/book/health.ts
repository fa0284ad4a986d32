import { Unavailable } from '../../errors.ts'
import { isMigrated, stageHeartbeat } from '../../storage/core/migrations.ts'
import type { Book } from './book.ts'

const TRIED_AGAIN_AFTER_MS = 5000

const wellAt = new WeakMap<Book['db'], number>()

/**
 * Why the book cannot be used, as a sentence: the database does not answer, cannot be written or lacks migrations. Null when
 * it can. That it can is believed for five seconds: strangers may ask, and each try writes.
 */
export async function whyNotReady(book: Book): Promise<string | null> {
  if (Date.now() - (wellAt.get(book.db) ?? 0) < TRIED_AGAIN_AFTER_MS) return null
  const why = await tryIt(book)
  if (why === null) wellAt.set(book.db, Date.now())
  return why
}

async function tryIt(book: Book): Promise<string | null> {
  try {
    if (!(await isMigrated(book.db))) return 'The migrations of the database are not in.'
    await book.stage([stageHeartbeat(book.now())])
    return null
  } catch (error) {
    return error instanceof Unavailable ? error.message : 'The database does not answer.'
  }
}

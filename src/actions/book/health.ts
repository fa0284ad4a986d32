import { setTimeout as pause } from 'node:timers/promises'
import { Unavailable } from '../../errors.ts'
import { isMigrated, stageHeartbeat } from '../../storage/core/migrations.ts'
import type { Book } from './book.ts'

const TRIED_AGAIN_AFTER_MS = 5000
/** So long what held is answered while a try waits behind whoever writes, once it has waited a moment itself. */
const HELD_MS = 15_000
const A_MOMENT_MS = 50

const wellAt = new WeakMap<Book['db'], number>()
const tried = new WeakSet<Book['db']>()

/**
 * Why the book cannot be used, as a sentence: the database does not answer, cannot be written or lacks migrations. Null when
 * it can. That it can is believed for five seconds: strangers may ask, and each try writes. A try that waits behind a large
 * import holds up nobody who asks.
 */
export async function whyNotReady(book: Book): Promise<string | null> {
  const wellFor = Date.now() - (wellAt.get(book.db) ?? 0)
  if (wellFor < TRIED_AGAIN_AFTER_MS) return null
  if (wellFor >= HELD_MS) return await tryNow(book)
  if (tried.has(book.db)) return null
  return await Promise.race([tryNow(book), pause(A_MOMENT_MS, null)])
}

async function tryNow(book: Book): Promise<string | null> {
  tried.add(book.db)
  const why = await tryIt(book)
  tried.delete(book.db)
  if (why === null) wellAt.set(book.db, Date.now())
  else wellAt.delete(book.db)
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

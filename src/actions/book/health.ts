import { isMigrated } from '../../storage/core/migrations.ts'
import type { Book } from './book.ts'

/** Whether the database answers and all migrations are in. */
export async function isReady({ db }: Book): Promise<boolean> {
  try {
    return await isMigrated(db)
  } catch {
    return false
  }
}

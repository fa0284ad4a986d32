import { MIGRATIONS } from '../../storage/core/migrations.ts'
import type { Book } from './book.ts'

/** Whether the database answers and all migrations are in. */
export async function isReady({ db }: Book): Promise<boolean> {
  try {
    const rows = await db.selectFrom('migrations').select('name').execute()
    const applied = new Set(rows.map((row) => row.name))
    return MIGRATIONS.every((name) => applied.has(name))
  } catch {
    return false
  }
}

import { sql } from 'kysely'
import { type Reader, tables } from '../core/database.ts'
import type { Stage } from '../core/statement.ts'
import { listUnsummed, macRows, stageEmptySum } from '../proof/first-macs.ts'
import type { Proof } from '../proof/proof.ts'
import type { Commit } from './commit.ts'

/**
 * Begins to prove the tables that have no sum yet. Rows of a book from before are taken as they stand, once, and the log
 * says so. Where the log shows that rows were proven already, missing sums stay missing, for `verify` to name.
 */
export async function proveWhatIsThere(
  { db, commit, stage }: { db: Reader; commit: Commit; stage: Stage },
  { keys, guarded }: Proof,
): Promise<void> {
  const unsummed = guarded.length === 0 ? [] : await listUnsummed(db, guarded)
  const empty = unsummed.filter(({ isEmpty }) => isEmpty)
  const filled = unsummed.filter(({ isEmpty }) => !isEmpty)
  if (empty.length > 0) await stage(empty.map(({ table }) => stageEmptySum(keys, table)))
  if (filled.length === 0 || (await wereRowsProven(db))) return
  const names = filled.map(({ table }) => table.name).toSorted()
  const writes = filled.flatMap(({ table }) => macRows(keys, table))
  await commit({ act: 'rows_proven', facts: { tables: names }, writes }, { id: 'system' })
}

async function wereRowsProven(db: Reader): Promise<boolean> {
  const proven = sql<boolean>`json_valid(body) AND body ->> '$.wrote' IS NOT NULL`
  return (await tables(db).selectFrom('log').select('seq').where(proven).limit(1).executeTakeFirst()) !== undefined
}

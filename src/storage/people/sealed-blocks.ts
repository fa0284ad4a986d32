import { sql } from 'kysely'
import { type Reader, tables } from '../core/database.ts'
import type { Sealed } from '../core/sealed.ts'
import { type Staged, stageSql } from '../core/statement.ts'

/** These blocks of sealed people, each once, however many. */
export function listBlocks(db: Reader, ids: ReadonlySet<number>): Promise<{ id: number; sealed: Sealed }[]> {
  return tables(db)
    .selectFrom('sheets')
    .select(['id', 'sealed'])
    .where('id', 'in', sql<number>`(SELECT value FROM json_each(${JSON.stringify([...ids])}))`)
    .execute()
}

/** The statement that stages a block of people. */
export function stageBlock(row: { id: number; recount: string; sealed: Sealed }): Staged {
  return stageSql('INSERT INTO sheets (id, recount, sealed) VALUES (?, ?, ?)', [row.id, row.recount, row.sealed])
}

import { sql } from 'kysely'
import { type Reader, tables } from '../core/database.ts'
import { type Staged, stageSql, type Write, writeSql } from '../core/statement.ts'
import { keySql, macSql } from './guard-rows.ts'
import type { GuardedTable } from './guarded-tables.ts'
import type { ProofKeys } from './row-mac.ts'
import { sumState } from './table-sum.ts'

/** The guarded tables of which no sum is kept yet, and whether they hold rows. */
export async function listUnsummed(db: Reader, guarded: readonly GuardedTable[]) {
  const kept = await tables(db).selectFrom('tableSums').select('tbl').execute()
  const known = new Set(kept.map(({ tbl }) => tbl))
  const unsummed = guarded.filter(({ name }) => !known.has(name))
  return await Promise.all(unsummed.map(async (table) => ({ table, isEmpty: await isEmpty(db, table) })))
}

/** Begins the sum of a table without rows. */
export function stageEmptySum(keys: ProofKeys, { name }: GuardedTable): Staged {
  return stageSql(INSERT_SUM, [name, sumState(keys, name, { seq: 0, sum: 0n })])
}

/** Takes the rows of a table as they stand: begins its sum, and makes the MAC of each, which the connection adds up. */
export function macRows(keys: ProofKeys, table: GuardedTable): Write[] {
  const { name } = table
  return [
    writeSql(INSERT_SUM, [name, sumState(keys, name, { seq: 0, sum: 0n })]),
    writeSql(
      `INSERT OR REPLACE INTO row_macs (tbl, key, mac) SELECT '${name}', ${keySql(table)}, ${macSql(table)} FROM "${name}"`,
      [],
    ),
  ]
}

const INSERT_SUM = 'INSERT OR IGNORE INTO table_sums (tbl, state) VALUES (?, ?)'

async function isEmpty(db: Reader, { name }: GuardedTable): Promise<boolean> {
  const one = tables(db)
    .withoutPlugins()
    .selectFrom(sql<{ one: number }>`(SELECT 1 AS one FROM ${sql.table(name)} LIMIT 1)`.as('found'))
    .select('found.one')
  return (await one.executeTakeFirst()) === undefined
}

import { sql } from 'kysely'
import { type Reader, tables } from '../core/database.ts'
import { keySql, macSql } from './guard-rows.ts'
import type { Proof } from './proof.ts'
import { isSameMac } from './row-mac.ts'

/** Whether a row is as the product wrote it, by its table and its primary key. True where rows have no MACs. */
export async function isProvenRow(
  db: Reader,
  proof: Proof,
  table: string,
  key: readonly (string | number)[],
): Promise<boolean> {
  const guarded = proof.guarded.find(({ name }) => name === table)
  if (!guarded) return true
  const text = JSON.stringify(key)
  const row = sql<{ found: Uint8Array; kept: Uint8Array | null }>`(SELECT ${sql.raw(macSql(guarded))} AS found,
    (SELECT mac FROM row_macs WHERE tbl = ${table} AND key = ${text}) AS kept
    FROM ${sql.table(table)} WHERE ${sql.raw(keySql(guarded))} = ${text})`
  const kept = await tables(db).withoutPlugins().selectFrom(row.as('row')).selectAll().executeTakeFirst()
  return kept !== undefined && isSameMac(kept.found, kept.kept)
}

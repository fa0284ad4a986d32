import type { SqliteBackend, SqlValue } from '../core/sqlite.ts'
import type { GuardedTable } from './guarded-tables.ts'
import { isSameMac, NO_MAC, type ProofKeys, rowMac } from './row-mac.ts'
import { nextState } from './table-sum.ts'

/**
 * From here on each row that this connection writes in a guarded table gets its MAC, in the same transaction and whatever
 * wrote it. The triggers and their functions belong to the connection and not to the file: an editor of the file has neither.
 */
export async function guardRows(
  backend: SqliteBackend,
  keys: ProofKeys,
  guarded: readonly GuardedTable[],
): Promise<void> {
  const columnsOf = new Map(guarded.map(({ name, columns }) => [name, columns]))
  const macOf = (table: SqlValue, values: SqlValue[]) =>
    rowMac(keys, String(table), columnsOf.get(String(table)) ?? [], values)
  backend.define('row_mac', (table, ...values) => macOf(table, values))
  backend.define('next_row_mac', (table, kept, ...values) => {
    const half = values.length / 2
    if (!isSameMac(kept as Uint8Array, macOf(table, values.slice(0, half)))) return NO_MAC
    return macOf(table, values.slice(half))
  })
  backend.define('next_sum', (table, state, minus, plus, seq) =>
    nextState(keys, String(table), state as Uint8Array, {
      minus: minus as Uint8Array | null,
      plus: plus as Uint8Array | null,
      seq: Number(seq),
    }),
  )
  for (const sql of [...guarded.flatMap(rowTriggers), ...SUM_TRIGGERS]) await backend.query({ sql, parameters: [] })
}

/** The key of a row as SQL, of its columns under a prefix such as `NEW.`. */
export function keySql({ key }: GuardedTable, prefix = ''): string {
  return `json_array(${named(key, prefix)})`
}

/** Its MAC as SQL. */
export function macSql({ name, columns }: GuardedTable, prefix = ''): string {
  return `row_mac('${name}', ${named(columns, prefix)})`
}

/** Columns as SQL. */
export function named(columns: readonly string[], prefix = ''): string {
  return columns.map((column) => `${prefix}"${column}"`).join(', ')
}

// What OR REPLACE overwrites fires no DELETE: the MAC of such a row goes before the new one comes.
function rowTriggers(table: GuardedTable): string[] {
  const { name, columns } = table
  const ofRow = (prefix: string) => `tbl = '${name}' AND key = ${keySql(table, prefix)}`
  const next = `next_row_mac('${name}', mac, ${named(columns, 'OLD.')}, ${named(columns, 'NEW.')})`
  return [
    `CREATE TEMP TRIGGER guard_${name}_insert AFTER INSERT ON main.${name} BEGIN
      DELETE FROM row_macs WHERE ${ofRow('NEW.')};
      INSERT INTO row_macs (tbl, key, mac) VALUES ('${name}', ${keySql(table, 'NEW.')}, ${macSql(table, 'NEW.')}); END`,
    `CREATE TEMP TRIGGER guard_${name}_update AFTER UPDATE ON main.${name} BEGIN
      UPDATE row_macs SET mac = ${next} WHERE ${ofRow('OLD.')}; END`,
    `CREATE TEMP TRIGGER guard_${name}_delete AFTER DELETE ON main.${name} BEGIN
      DELETE FROM row_macs WHERE ${ofRow('OLD.')}; END`,
  ]
}

const SEQ = '(SELECT coalesce(max(seq), 0) FROM log)'

const SUM_TRIGGERS = [
  ['insert', 'NEW', 'NULL', 'NEW.mac'],
  ['update', 'NEW', 'OLD.mac', 'NEW.mac'],
  ['delete', 'OLD', 'OLD.mac', 'NULL'],
].map(
  ([act, row, minus, plus]) => `CREATE TEMP TRIGGER guard_sums_${act} AFTER ${act} ON main.row_macs BEGIN
    UPDATE table_sums SET state = next_sum(${row}.tbl, state, ${minus}, ${plus}, ${SEQ}) WHERE tbl = ${row}.tbl; END`,
)

import { sql } from 'kysely'
import { type Reader, tables } from '../core/database.ts'
import { keySql, macSql, named } from './guard-rows.ts'
import type { GuardedTable } from './guarded-tables.ts'
import type { Proof } from './proof.ts'
import { isSameMac } from './row-mac.ts'
import { added, elementOf, readSum, type TableSum } from './table-sum.ts'

const PAGE = 1000
const TRIES = 5

/** A row, by its table and its primary key, that is not as the product wrote it. */
type OfRow = { table: string; key: (string | number)[]; what: 'changed' | 'added' | 'removed' }

/** A table whose rows, each for itself, have their MACs, and which is not as the product left it. */
type OfTable = { table: string; what: 'does_not_add_up' | 'put_back' | 'ahead_of_the_log' | 'no_sum' }

/** What is wrong with a row, or with a table. */
export type RowFault = OfRow | OfTable

/** What the log says of when tables were written: the newest entry that wrote each, and the newest of all. */
export type LastWrites = { byTable: ReadonlyMap<string, number>; head: number }

/**
 * Holds each row of the guarded tables against its MAC, their sum against the one kept, and that against the newest entry of
 * the log that wrote there (`written`). Answers the first fault, or null.
 */
export async function faultInRows(db: Reader, proof: Proof, written: LastWrites): Promise<RowFault | null> {
  for (const table of proof.guarded) {
    const fault = await faultInTable(db, proof, table, written)
    if (fault) return fault
  }
  return null
}

// A table that is written while it is read does not add up: then it is read again.
async function faultInTable(
  db: Reader,
  proof: Proof,
  table: GuardedTable,
  { byTable, head }: LastWrites,
): Promise<RowFault | null> {
  const whole = (what: OfTable['what']): OfTable => ({ table: table.name, what })
  for (let tries = 1; ; tries += 1) {
    const kept = await findSum(db, proof, table)
    const { fault, sum } = await addUp(db, proof, table)
    const now = await findSum(db, proof, table)
    if (now?.sum !== kept?.sum && tries < TRIES) continue
    if (fault) return fault
    if (!kept) return whole('no_sum')
    if (kept.sum !== sum) return whole('does_not_add_up')
    if (kept.seq < (byTable.get(table.name) ?? 0)) return whole('put_back')
    return kept.seq > head && kept.seq > (await newestEntry(db)) ? whole('ahead_of_the_log') : null
  }
}

// The log may have grown since it was followed: a server goes on while a command verifies.
async function newestEntry(db: Reader): Promise<number> {
  const newest = tables(db)
    .selectFrom('log')
    .select(({ fn }) => fn.max('seq').as('seq'))
  return (await newest.executeTakeFirst())?.seq ?? 0
}

async function findSum(db: Reader, { keys }: Proof, { name }: GuardedTable): Promise<TableSum | null> {
  const row = await tables(db).selectFrom('tableSums').select('state').where('tbl', '=', name).executeTakeFirst()
  return row ? readSum(keys, name, row.state) : null
}

type Checked = { key: string; found: Uint8Array; kept: Uint8Array | null }

async function addUp(db: Reader, { keys }: Proof, table: GuardedTable) {
  let sum = 0n
  let rows = 0
  let after: (string | number)[] | null = null
  for (;;) {
    const page: Checked[] = await pageAfter(db, table, after)
    for (const { key, found, kept } of page) {
      if (!isSameMac(found, kept)) return { fault: rowFault(table, key, kept ? 'changed' : 'added'), sum }
      sum = added(sum, elementOf(keys, found))
    }
    rows += page.length
    if (page.length < PAGE) return { fault: await faultOfRemoval(db, table, rows), sum }
    after = JSON.parse(page.at(-1)?.key ?? '[]') as (string | number)[]
  }
}

async function pageAfter(db: Reader, table: GuardedTable, after: (string | number)[] | null): Promise<Checked[]> {
  const { name, key } = table
  const begin = after ? sql`WHERE (${sql.raw(named(key))}) > (${sql.join(after)})` : sql``
  const page = sql<Checked>`(SELECT ${sql.raw(keySql(table))} AS key, ${sql.raw(macSql(table))} AS found,
    (SELECT mac FROM row_macs WHERE tbl = ${name} AND key = ${sql.raw(keySql(table, `"${name}".`))}) AS kept
    FROM ${sql.table(name)} ${begin} ORDER BY ${sql.raw(named(key))} LIMIT ${PAGE})`
  return await tables(db).withoutPlugins().selectFrom(page.as('page')).selectAll().execute()
}

/** A MAC whose row is gone. */
async function faultOfRemoval(db: Reader, table: GuardedTable, rows: number): Promise<RowFault | null> {
  const { name, key } = table
  const macs = tables(db).selectFrom('rowMacs').where('tbl', '=', name)
  const { count } = await macs.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  if (count === rows) return null
  const isThere = key.map((column, at) => `"${column}" = row_macs.key ->> '$[${at}]'`).join(' AND ')
  const gone = sql<{ key: string }>`(SELECT key FROM row_macs WHERE tbl = ${name}
    AND NOT EXISTS (SELECT 1 FROM ${sql.table(name)} WHERE ${sql.raw(isThere)}) LIMIT 1)`
  const found = await tables(db).withoutPlugins().selectFrom(gone.as('gone')).selectAll().executeTakeFirst()
  return found ? rowFault(table, found.key, 'removed') : null
}

function rowFault({ name }: GuardedTable, key: string, what: OfRow['what']): OfRow {
  return { table: name, key: JSON.parse(key) as (string | number)[], what }
}

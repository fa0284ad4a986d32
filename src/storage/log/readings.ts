import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { type Reader, tables } from '../core/database.ts'
import type { ReadingBatchRow } from '../core/reading-tables.ts'
import { type Staged, stage, stageSql } from '../core/statement.ts'
import type { ProofKeys } from '../proof/row-mac.ts'

/** A sealed batch of readings; its MAC covers the one before. */
export type ReadingBatch = ReadingBatchRow

/** Where the chain of batches stands: the newest batch's number and MAC; number 0 before the first. */
export type ReadingHead = Pick<ReadingBatch, 'number' | 'mac'>

/** Before the first batch. */
export const NO_READINGS: ReadingHead = { number: 0, mac: new Uint8Array(32) }

/** The newest batch's number and MAC. */
export async function findReadingHead(db: Reader): Promise<ReadingHead> {
  const rows = tables(db).selectFrom('readingBatches').select(['number', 'mac'])
  return (await rows.orderBy('number', 'desc').limit(1).executeTakeFirst()) ?? NO_READINGS
}

/** The MAC of a batch behind another: HMAC-SHA-256 of its number, moment and seal, and of the MAC before it. */
export function batchMac(
  { readings }: ProofKeys,
  { number, madeAt, sealed }: Omit<ReadingBatch, 'mac'>,
  before: Uint8Array,
) {
  const mac = createHmac('sha256', readings).update(`${number}\n${madeAt}\n`).update(before).update(sealed)
  return new Uint8Array(mac.digest())
}

/** What stands in the index for a name such as `user/ID`: 16 bytes that tell nobody whose it is. */
export function readingFingerprint({ readings }: ProofKeys, name: string): Uint8Array {
  return new Uint8Array(createHmac('sha256', readings).update(`index\n${name}`).digest().subarray(0, 16))
}

/** The statements that keep a batch, and where its names are found. The table refuses a number that was taken. */
export function stageBatch(batch: ReadingBatch, fingerprints: readonly Uint8Array[]): Staged[] {
  const hex = JSON.stringify(fingerprints.map((each) => Buffer.from(each).toString('hex')))
  const index = 'INSERT INTO reading_index (fingerprint, batch) SELECT unhex(value), ? FROM json_each(?)'
  return [stage((to) => to.insertInto('readingBatches').values(batch)), stageSql(index, [batch.number, hex])]
}

/** The batches before a number, the newest first; of those alone that hold one of these names, if any is given. */
export function listBatches(
  db: Reader,
  by: { before: number; limit: number; fingerprints: readonly Uint8Array[] | null },
): Promise<ReadingBatch[]> {
  const { fingerprints } = by
  const hex = fingerprints?.map((each) => Buffer.from(each).toString('hex').toUpperCase()) ?? []
  return tables(db)
    .selectFrom('readingBatches')
    .selectAll()
    .where('number', '<', by.before)
    .$if(fingerprints !== null, (query) =>
      query.where('number', 'in', (of) =>
        of.selectFrom('readingIndex').select('batch').where('fingerprint', 'in', unhexed(hex)),
      ),
    )
    .orderBy('number', 'desc')
    .limit(by.limit)
    .execute()
}

function unhexed(hex: readonly string[]) {
  return sql<Uint8Array>`(SELECT unhex(value) FROM json_each(${JSON.stringify(hex)}))`
}

const PAGE = 500

/** All batches from the first on, a page of rows at a time. */
export async function* readBatches(db: Reader): AsyncGenerator<ReadingBatch> {
  for (let last = 0; ; ) {
    const rows = tables(db).selectFrom('readingBatches').selectAll().where('number', '>', last)
    const page = await rows.orderBy('number').limit(PAGE).execute()
    yield* page
    if (page.length < PAGE) return
    last = page.at(-1)?.number ?? last
  }
}

/** What the log says last of the newest batch; undefined where it never did. */
export async function findAnchor(db: Reader): Promise<{ batch: number; mac: string } | undefined> {
  const row = await tables(db)
    .selectFrom('log')
    .select('body')
    .where('body', 'like', '%"act":"access_log_anchored"%')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const { facts } = row ? (JSON.parse(row.body) as { facts?: { batch: number; mac: string } }) : {}
  return facts
}

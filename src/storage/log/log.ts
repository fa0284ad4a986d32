import { sql } from 'kysely'
import { type Reader, tables } from '../core/database.ts'
import type { Vault } from '../vault/vault.ts'
import { canonical } from './canonical.ts'
import type { Entry, Head, Link } from './chain.ts'
import { detailsName } from './commit.ts'

const PAGE = 1000
const FEW = 100

/** An entry with the free text that belongs to it; `details` is null where there is none or it was forgotten. */
export type LogEntry = Omit<Entry, 'details'> & { details: unknown; hash: string }

/** An entry by its number, without its free text; undefined where there is none. */
export async function findEntry(db: Reader, seq: number): Promise<Entry | undefined> {
  const row = await tables(db).selectFrom('log').select('body').where('seq', '=', seq).executeTakeFirst()
  return row && (JSON.parse(row.body) as Entry)
}

/** The whole log from its first entry on, with the MACs that lie beside it, a page of rows at a time. */
export async function* readLinks(db: Reader): AsyncGenerator<Link & { mac: Uint8Array | null }> {
  for (let last = 0; ; ) {
    const page = await tables(db)
      .selectFrom('log')
      .select(['seq', 'body', 'hash', 'mac'])
      .where('seq', '>', last)
      .orderBy('seq')
      .limit(PAGE)
      .execute()
    yield* page
    if (page.length < PAGE) return
    last = page.at(-1)?.seq ?? last
  }
}

/** Where the log stood when a mailing had been made: its first entry that names the mailing. */
export function findHeadOfMailing(db: Reader, incident: string, mailing: string): Promise<Head | undefined> {
  return tables(db)
    .selectFrom('log')
    .select(['seq', 'hash'])
    .where('incident', '=', incident)
    .where(sql<boolean>`body ->> '$.facts.mailing' = ${mailing}`)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst()
}

/** The entries about no incident, the newest first, a page of rows at a time. */
export async function* readNewestOfNoIncident(db: Reader): AsyncGenerator<Entry> {
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    const page = await tables(db)
      .selectFrom('log')
      .select(['seq', 'body'])
      .where('incident', 'is', null)
      .where('seq', '<', before)
      .orderBy('seq', 'desc')
      .limit(FEW)
      .execute()
    for (const { body } of page) yield JSON.parse(body) as Entry
    if (page.length < FEW) return
    before = page.at(-1)?.seq ?? before
  }
}

/** Whether anything was done in an incident, or with a report, by way of this key. */
export async function wasDoneByWayOf(
  db: Reader,
  about: { incident: string } | { report: string },
  via: string,
): Promise<boolean> {
  const all = tables(db).selectFrom('log').select('seq')
  const done =
    'report' in about
      ? all.where('incident', 'is', null).where(sql<string>`body ->> '$.facts.report'`, '=', about.report)
      : all.where('incident', '=', about.incident)
  return (await done.where(sql<string>`body ->> '$.via'`, '=', via).limit(1).executeTakeFirst()) !== undefined
}

/**
 * The newest entries first, of one incident or of all; `before` pages on. `byPeople`: without what the book itself did with
 * single letters, of which there are thousands.
 */
export async function listEntries(
  db: Reader,
  vault: Vault,
  by: { incident?: string; before?: number; limit: number; byPeople?: boolean },
): Promise<LogEntry[]> {
  const rows = await tables(db)
    .selectFrom('log')
    .leftJoin('logDetails', 'logDetails.seq', 'log.seq')
    .select(['log.seq', 'log.body', 'log.hash', 'logDetails.sealed'])
    .$if(by.incident !== undefined, (query) => query.where('log.incident', '=', by.incident ?? ''))
    .$if(by.before !== undefined, (query) => query.where('log.seq', '<', by.before ?? 0))
    .$if(by.byPeople === true, (query) => query.where('log.ofLetter', '=', 0))
    .orderBy('log.seq', 'desc')
    .limit(by.limit)
    .execute()
  return rows.map(({ seq, body, hash, sealed }) => ({
    ...(JSON.parse(body) as Entry),
    details: sealed ? vault.book.open(detailsName(seq), sealed) : null,
    hash,
  }))
}

/** Whether the book did anything with single letters of an incident. */
export async function hasEntriesOfLetters(db: Reader, incident: string): Promise<boolean> {
  const query = tables(db)
    .selectFrom('log')
    .select('seq')
    .where('incident', '=', incident)
    .where('ofLetter', '=', 1)
    .limit(1)
  return (await query.executeTakeFirst()) !== undefined
}

/** The number of the newest entry about an incident, 0 where there is none: as long as it stands, nothing changed there. */
export async function newestEntryAbout(db: Reader, incident: string): Promise<number> {
  const newest = tables(db)
    .selectFrom('log')
    .select(({ fn }) => fn.max('seq').as('seq'))
  return (await newest.where('incident', '=', incident).executeTakeFirst())?.seq ?? 0
}

/** The links that are about one incident, oldest first, as they are chained. */
export function listLinks(db: Reader, incident: string): Promise<Link[]> {
  return tables(db)
    .selectFrom('log')
    .select(['seq', 'body', 'hash'])
    .where('incident', '=', incident)
    .orderBy('seq')
    .execute()
}

/** The line of an export that carries a link, or withholds it but for its hash, and back; what was never an entry of ours comes back as one that does not hold. */
export const exportedLine = {
  write: ({ body, hash }: Link): string => `{"entry":${body},"hash":"${hash}"}`,
  withhold: ({ seq, hash }: Link): string => `{"withheld":${seq},"hash":"${hash}"}`,
  read({ entry, withheld, hash }: { entry?: Entry; withheld?: number; hash: string }): Link {
    if (entry === undefined) return { seq: Number(withheld), body: '', hash, isWithheld: true }
    return { seq: entry?.seq, body: writtenAgain(entry), hash }
  },
}

function writtenAgain(entry: Entry): string {
  try {
    return canonical(entry)
  } catch {
    return ''
  }
}

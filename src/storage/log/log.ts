import { type Reader, tables } from '../core/database.ts'
import type { Vault } from '../vault/vault.ts'
import { canonical, sha256 } from './canonical.ts'
import { BEFORE_THE_FIRST, type Entry, faultOf, type Head, type Link } from './chain.ts'
import { detailsName } from './commit.ts'
import { isSignedHead, type SignedHead } from './heads.ts'

const PAGE = 1000

/** An entry with the free text that belongs to it; `details` is null where there is none or it was forgotten. */
export type LogEntry = Omit<Entry, 'details'> & { details: unknown; hash: string }

/** The whole log from its first entry on, a page of rows at a time. */
export async function* readLinks(db: Reader): AsyncGenerator<Link> {
  for (let last = 0; ; ) {
    const page = await tables(db)
      .selectFrom('log')
      .select(['seq', 'body', 'hash'])
      .where('seq', '>', last)
      .orderBy('seq')
      .limit(PAGE)
      .execute()
    yield* page
    if (page.length < PAGE) return
    last = page.at(-1)?.seq ?? last
  }
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

/** What `verify` found: how many entries hold, up to which head, and the first fault as a sentence. */
export type Verdict = { entries: number; head: Head; fault: string | null }

/**
 * Follows the chain from its first entry and stops at the first that does not hold. A head that was signed
 * earlier must be met on the way: that is what shows a tail cut off.
 */
export async function verifyLinks(links: AsyncIterable<Link>, earlier?: SignedHead): Promise<Verdict> {
  let head: Head = { seq: 0, hash: BEFORE_THE_FIRST }
  if (earlier && !isSignedHead(earlier))
    return { entries: 0, head, fault: 'the given head is not signed by the key it names' }
  for await (const link of links) {
    const fault = safeFaultOf(link, head) ?? faultAgainst(earlier, link)
    if (fault) return { entries: head.seq, head, fault }
    head = { seq: link.seq, hash: link.hash }
  }
  return { entries: head.seq, head, fault: earlier && head.seq < earlier.seq ? cutOff(head, earlier) : null }
}

/** The first entry whose free text, kept beside the log, is no longer the text that was entered; null when all hold. */
export async function faultInDetails(db: Reader): Promise<string | null> {
  for (let last = 0; ; ) {
    const page = await detailsAfter(db, last)
    const wrong = page.find(({ body, sealed }) => (JSON.parse(body) as Entry).details !== sha256(sealed))
    if (wrong) return `the text stored with entry ${wrong.seq} was changed`
    if (page.length < PAGE) return null
    last = page.at(-1)?.seq ?? last
  }
}

/** The line of an export that carries a link, and back; what was never an entry of ours comes back as one that does not hold. */
export const exportedLine = {
  write: ({ body, hash }: Link): string => `{"entry":${body},"hash":"${hash}"}`,
  read({ entry, hash }: { entry: Entry; hash: string }): Link {
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

function safeFaultOf(link: Link, head: Head): string | null {
  try {
    return faultOf(link, head)
  } catch {
    return `entry ${link.seq} cannot be read`
  }
}

function faultAgainst(earlier: SignedHead | undefined, link: Link): string | null {
  if (earlier?.seq !== link.seq || earlier.hash === link.hash) return null
  return `entry ${link.seq} is not the one whose head was signed on ${earlier.at}: the log was rewritten`
}

function cutOff(head: Head, earlier: SignedHead): string {
  const missing = earlier.seq - head.seq
  return `the log ends with entry ${head.seq}, but the head signed on ${earlier.at} is at entry ${earlier.seq}: ${missing === 1 ? 'the last entry is' : `the last ${missing} entries are`} cut off`
}

function detailsAfter(db: Reader, last: number) {
  return tables(db)
    .selectFrom('logDetails')
    .innerJoin('log', 'log.seq', 'logDetails.seq')
    .select(['log.seq', 'log.body', 'logDetails.sealed'])
    .where('log.seq', '>', last)
    .orderBy('log.seq')
    .limit(PAGE)
    .execute()
}

import { type Reader, tables } from '../core/database.ts'
import { sha256 } from './canonical.ts'
import { BEFORE_THE_FIRST, type Entry, faultOf, type Head, type Link } from './chain.ts'
import { isSignedHead, type SignedHead } from './heads.ts'

const PAGE = 1000

/**
 * What `verify` found: how many entries hold, up to which head, and the first fault as a sentence; `withheld`: of how many an
 * export holds the hash alone.
 */
export type Verdict = { entries: number; head: Head; fault: string | null; withheld?: number }

/**
 * Follows the chain from its first entry and stops at the first that does not hold. A head that was signed
 * earlier must be met on the way: that is what shows a tail cut off.
 */
export async function verifyLinks(links: AsyncIterable<Link>, earlier?: SignedHead): Promise<Verdict> {
  let head: Head = { seq: 0, hash: BEFORE_THE_FIRST }
  let withheld = 0
  if (earlier && !isSignedHead(earlier))
    return { entries: 0, head, fault: 'the given head is not signed by the key it names' }
  for await (const link of links) {
    const fault = safeFaultOf(link, head) ?? faultAgainst(earlier, link)
    if (fault) return { entries: head.seq, head, fault }
    head = { seq: link.seq, hash: link.hash }
    if (link.isWithheld) withheld += 1
  }
  const fault = earlier && head.seq < earlier.seq ? cutOff(head, earlier) : null
  return { entries: head.seq, head, fault, ...(withheld > 0 && { withheld }) }
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

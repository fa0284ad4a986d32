import { randomBytes } from 'node:crypto'
import { postingRun } from '../../breach/duties/posting.ts'
import { POSTING_DAYS } from '../../breach/federal/substitute.ts'
import type { Incident } from '../../breach/incident/incident.ts'
import type { Day } from '../../breach/law/day.ts'
import type { Substitute } from '../../breach/law/situation.ts'
import { Missing, Refused } from '../../errors.ts'
import { webNoticeHtml } from '../../letters/documents/web-notice.ts'
import {
  endWebPosting,
  findSlugHolder,
  insertWebPosting,
  listWebPostings,
  type WebPosting,
} from '../../storage/aftermath/web-notice.ts'
import { sha256 } from '../../storage/log/canonical.ts'
import type { Book } from '../book/book.ts'
import { todayOf } from '../book/today.ts'
import { type Basis, decideOn } from '../incident/incident.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { refuseHeld } from '../letter/notice-hold.ts'
import type { Press } from '../letter/press.ts'
import { thePractice } from '../practice/practice.ts'
import { webNoticeOf } from './web-notice.ts'

/** How the approved words are posted: at which address, and since when the toll-free number answers. */
export type Posting = { slug?: string | null | undefined; tollFreeFrom?: Day | null | undefined }

/**
 * Posts the approved words on the public page of this server, and records it as the incident's substitute notice in the
 * same commit. Words that were posted before are replaced, and the Days go on. Refused while the words are not approved,
 * and while notice is held.
 */
export async function postNotice(book: Book & Press, id: string, basis: Basis, posting: Posting): Promise<Incident> {
  const today = await todayOf(book)
  return await decideOn(book, id, basis, async (opened) => {
    const { incident } = opened
    await refuseHeld(opened)
    const before = await listWebPostings(book.db, id)
    const row = await newPosting(opened, { before, slug: posting.slug, on: today, by: basis.by.id })
    const substitute = postedOn(today, incident.substitute, posting.tollFreeFrom)
    return {
      incident: { ...incident, substitute },
      act: 'web_notice_posted',
      facts: { posting: row.id, words: row.notice, page: row.htmlHash, ...substitute },
      writes: [...ended(before, row), insertWebPosting(row)],
    }
  })
}

/** Why a notice is taken down before its 90 Days have run; said on purpose. */
export type Removal = { early?: boolean | undefined; reason?: string | null | undefined }

/** Takes the posting down from today on. Before its 90 Days it is refused unless said on purpose and why, 45 CFR 164.404(d)(2)(ii). */
export async function removeNotice(book: Book, id: string, basis: Basis, removal: Removal): Promise<Incident> {
  const today = await todayOf(book)
  return await decideOn(book, id, basis, async ({ incident }) => {
    const postings = await listWebPostings(book.db, id)
    const standing = postings.find((each) => each.removedOn === null)
    if (!standing) throw new Missing(`Incident ${id} has no posted web notice.`)
    const { days } = postingRun({ postedOn: firstDayOf(postings), removedOn: null }, [], today)
    refuseEarly(days, removal)
    const substitute = incident.substitute && { ...incident.substitute, removedOn: today }
    return {
      incident: { ...incident, substitute },
      act: 'web_notice_removed',
      facts: { posting: standing.id, removedOn: today, days },
      details: removal.reason ? { reason: removal.reason } : undefined,
      writes: [endWebPosting(standing.id, { removedOn: today, removedBy: basis.by.id })],
    }
  })
}

/** What the public was shown under a posting, byte for byte; Missing where there was none. */
export async function postedPage(opened: OpenIncident, posting: string): Promise<string> {
  const { book, id: incident } = opened
  const found = (await listWebPostings(book.db, incident)).find((each) => each.id === posting)
  if (!found) throw new Missing(`Incident ${incident} has no such posting.`)
  return found.html
}

/** The Day on which the posting that runs, or ran last, began: words that were replaced on the same Day broke nothing off. */
export function firstDayOf(postings: readonly WebPosting[]): Day {
  const newestFirst = postings.toReversed()
  const broken = newestFirst.findIndex((each, at) => newestFirst[at + 1]?.removedOn !== each.postedOn)
  return newestFirst[broken]?.postedOn ?? ''
}

async function newPosting(
  opened: OpenIncident<Book & Press>,
  given: { before: readonly WebPosting[]; slug: string | null | undefined; on: Day; by: string },
): Promise<WebPosting> {
  const { book, incident } = opened
  const notice = await webNoticeOf(opened)
  if (!notice.approvedBy) throw new Refused('A second person must approve the text before it is posted.')
  const html = webNoticeHtml(book.render, { text: notice.text, practice: await thePractice(book) })
  return {
    id: randomBytes(8).toString('hex'),
    incident: incident.id,
    number: given.before.length + 1,
    slug: await slugFor(opened, given.slug || given.before.at(-1)?.slug),
    notice: notice.version,
    html,
    htmlHash: sha256(html),
    postedOn: given.on,
    postedBy: given.by,
    removedOn: null,
    removedBy: null,
  }
}

// Nothing about the incident may stand in the address: unless the practice chose one, it is of chance.
async function slugFor(opened: OpenIncident, wanted: string | undefined): Promise<string> {
  const { book, id: incident } = opened
  if (!wanted) return randomBytes(5).toString('hex')
  const holder = await findSlugHolder(book.db, wanted)
  if (holder === undefined || holder === incident) return wanted
  const message = 'Another incident’s notice uses this address. Choose a different one.'
  throw new Refused(message, [{ path: 'slug', message }])
}

function ended(before: readonly WebPosting[], { postedOn, postedBy }: WebPosting) {
  const standing = before.filter((each) => each.removedOn === null)
  return standing.map(({ id }) => endWebPosting(id, { removedOn: postedOn, removedBy: postedBy }))
}

// What was already up, here or on a site of the practice's own, is up since then.
function postedOn(today: Day, before: Substitute | null, tollFreeFrom: Day | null | undefined): Substitute {
  const now = before ?? NOT_POSTED
  const since = now.removedOn === null ? (now.postedOn ?? today) : today
  return { ...now, postedOn: since, removedOn: null, tollFreeFrom: tollFreeFrom ?? now.tollFreeFrom }
}

const NOT_POSTED = { postedOn: null, removedOn: null, mediaOn: null, tollFreeFrom: null, tollFreeTo: null }

function refuseEarly(days: number, { early, reason }: Removal): void {
  if (days >= POSTING_DAYS || (early && reason?.trim())) return
  const message = `The notice has been posted ${days} of ${POSTING_DAYS} days (45 CFR 164.404(d)(2)(ii)). To remove it anyway, check the box and give a reason.`
  throw new Refused(message, [{ path: 'reason', message }])
}

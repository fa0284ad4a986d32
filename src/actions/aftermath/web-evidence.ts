import { type PostingRun, postingRun } from '../../breach/duties/posting.ts'
import type { Day } from '../../breach/law/day.ts'
import { Conflict, Missing } from '../../errors.ts'
import {
  findStandingPosting,
  insertPostingDay,
  listPostingDays,
  listStandingSlugs,
  listWebPostings,
  type PostingDay,
  type WebPosting,
  wasShown,
} from '../../storage/aftermath/web-notice.ts'
import { sha256 } from '../../storage/log/canonical.ts'
import type { Book } from '../book/book.ts'
import { todayOf } from '../book/today.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { firstDayOf } from './web-posting.ts'

/** What was posted of an incident, on which Days it is proven to have been shown, and how far the last posting has run. */
export type WebEvidence = {
  postings: WebPosting[]
  standing: WebPosting | null
  days: PostingDay[]
  run: PostingRun | null
  postedOn: Day | null
}

/** The proof of an incident's web notice. */
export async function webEvidenceOf(opened: OpenIncident): Promise<WebEvidence> {
  const { book, incident } = opened
  const postings = await listWebPostings(book.db, incident.id)
  const last = postings.at(-1)
  if (!last) return { postings, standing: null, days: [], run: null, postedOn: null }
  const postedOn = firstDayOf(postings)
  const mine = postings.filter((each) => each.postedOn >= postedOn).map((each) => each.id)
  const [days, today] = await Promise.all([listPostingDays(book.db, mine), todayOf(book)])
  const shownOn = days.map((each) => each.day)
  const run = postingRun({ postedOn, removedOn: last.removedOn }, shownOn, today)
  return { postings, standing: last.removedOn === null ? last : null, days, run, postedOn }
}

/**
 * The page that stands at an address, exactly as it was posted. The first time on each Day that it is answered is entered
 * in the log with its hash. Missing where none stands, or where what lies in the database is no longer what was posted.
 */
export async function shownNotice(book: Book, slug: string): Promise<string> {
  const posting = await findStandingPosting(book.db, slug)
  if (!posting || sha256(posting.html) !== posting.htmlHash) throw new Missing('Notice not found.')
  const day = await todayOf(book)
  if (!(await wasShown(book.db, posting.id, day))) await enterShown(book, posting, day)
  return posting.html
}

/** Asks for every notice that stands, so that each Day has its proof though nobody reads it. `ask` opens an address. */
export async function showAll(book: Book, ask: (path: string) => Promise<unknown>): Promise<void> {
  for (const slug of await listStandingSlugs(book.db)) await ask(`/notice/${slug}`)
}

// Two readers at once: the Day stands either way.
async function enterShown(book: Book, { id, incident, htmlHash }: WebPosting, day: Day): Promise<void> {
  const row = { posting: id, day, shownAt: book.now(), htmlHash }
  const facts = { posting: id, day, page: htmlHash }
  try {
    await book.commit({ act: 'web_notice_shown', incident, facts, writes: [insertPostingDay(row)] }, { id: 'system' })
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
  }
}

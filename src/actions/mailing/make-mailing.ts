import { randomBytes } from 'node:crypto'
import { number } from '../../breach/law/words.ts'
import { Conflict, Refused } from '../../errors.ts'
import { batchProblems } from '../../letters/individual/problems.ts'
import { countWaiting } from '../../storage/email/emails.ts'
import { failMailingRun } from '../../storage/mailing/mailings.ts'
import type { Book } from '../book/book.ts'
import { type Basis, refuseStale } from '../incident/incident.ts'
import { type OpenIncident, openIncident } from '../incident/open-incident.ts'
import { theApprovedHash } from '../letter/approved-letter.ts'
import { dealFreeCodes } from '../letter/codes/deal-codes.ts'
import { letterContext, letterStock, refusalFor } from '../letter/draft-print.ts'
import { refuseHeld } from '../letter/notice-hold.ts'
import type { Press } from '../letter/press.ts'
import { commitMailing } from './commit-mailing.ts'
import { refuseUnknownLetters } from './due-letters.ts'
import type { MailingJob, MailingJobs, StagedMailing } from './jobs.ts'
import { INTERRUPTED, noteMailingJob, refuseSecondMailing, resumeMailingJobs } from './mailing-jobs.ts'
import { type MailingRequest, refuseMailingRequest } from './mailing-request.ts'
import { peopleServed } from './people-served.ts'
import type { Post } from './post.ts'

/** A mailing that was begun; `made` is settled once it counts, or refuses with what kept it from that. */
export type BegunMailing = { mailing: string; made: Promise<void> }

/**
 * Begins a mailing of an incident's approved letter: to everybody who has none yet, or to those whose letter is made again
 * on purpose. All of it counts or, whatever happens, nothing. Refused without the second person's approval, while notice
 * is held, while
 * something is missing from the letter, and while another mailing of the incident is being made.
 */
export async function beginMailing(
  book: Book & Post & MailingJobs & Press,
  id: string,
  basis: Basis,
  request: MailingRequest,
): Promise<BegunMailing> {
  const opened = await openIncident(book, id)
  const { incident } = opened
  refuseStale(incident, basis.version)
  refuseMailingRequest(request)
  await refuseHeld(opened)
  await refuseUnknownLetters(opened, request)
  await theApprovedHash(opened)
  const base = await letterContext(opened)
  const missing = batchProblems(base)
  if (missing.length > 0) throw refusalFor(missing)
  if (request.kind === 'supplemental' && !base.terms?.update) throw nothingNew()
  await refuseSecondMailing(opened)
  await dealFreeCodes(book, basis.by, id)
  const job = { incident: id, mailing: randomBytes(8).toString('hex'), request }
  await noteMailingJob(book, basis.by, job, await lettersAhead(opened, request))
  return { mailing: job.mailing, made: make(book, basis, job) }
}

// As the rosters have it: the progress of a mailing has to be shown before everybody was looked at.
async function lettersAhead(opened: OpenIncident, { kind, reprint, toPaper }: MailingRequest): Promise<number> {
  if (toPaper !== undefined) return await countWaiting(opened.book.db, toPaper)
  if (reprint) return reprint.references.length
  const [{ ready }, served] = await Promise.all([letterStock(opened), peopleServed(opened, kind)])
  return Math.max(0, ready - served)
}

function nothingNew(): Refused {
  return new Refused(
    'The second letter has no text yet. Add what you learned since the first one to the letter, and have it approved.',
  )
}

/** Waits until a mailing is made, but no longer than that; what kept it from being made is thrown. */
export async function waitForMailing({ made }: BegunMailing, milliseconds: number): Promise<void> {
  const over = Promise.withResolvers<void>()
  const timer = setTimeout(over.resolve, milliseconds)
  await Promise.race([made, over.promise]).finally(() => clearTimeout(timer))
}

/**
 * Makes the mailings that a restart interrupted, from their beginning: none of what was staged ever counted. One that was
 * interrupted again and again is given up, and says so.
 */
export async function resumeMailings(book: Book & Post & MailingJobs & Press): Promise<Promise<void>[]> {
  const left = await resumeMailingJobs(book)
  return left.map(({ by, job }) => make(book, { by }, job).catch(() => {}))
}

async function make(book: Book & Post & MailingJobs & Press, { by }: Basis, job: MailingJob): Promise<void> {
  try {
    const staged = await (book.runMailing?.(job) ?? stagedHere(book, job))
    if (staged.print + staged.email === 0) throw nobody(staged)
    await commitMailing(book, by, job, staged)
    book.outbox?.wake()
  } catch (error) {
    await book.stage(failMailingRun(job.mailing, messageFor(error)))
    throw error
  }
}

// Loaded where there is no thread for it: a server has one.
async function stagedHere(book: Book & Post & Press, job: MailingJob): Promise<StagedMailing> {
  return await (await import('./stage-mailing.ts')).stageMailing(book, job)
}

function nobody({ problems }: StagedMailing): Refused {
  const letters = problems.length === 1 ? '1 letter is' : `${number(problems.length)} letters are`
  const stopped = problems.length > 0 ? ` ${letters} stopped: ${whatStops(problems)}` : ''
  return new Refused(`There is no one to write to. Everyone who can be reached already has a letter.${stopped}`)
}

// Each reason once: its sentence says what cures it.
function whatStops(problems: StagedMailing['problems']): string {
  const sentences = new Set(problems.flatMap((each) => each.problems.map(({ sentence }) => sentence)))
  return [...sentences].join(' ')
}

// What nobody foresaw shows nothing of itself, and is logged whole: often nobody waits for it any more.
function messageFor(error: unknown): string {
  if (error instanceof Refused || error instanceof Conflict) return error.message
  if (String(error).includes('CHECK constraint failed')) return INTERRUPTED
  console.error(error)
  return 'Something went wrong on our side. Nothing was saved. Create it again.'
}

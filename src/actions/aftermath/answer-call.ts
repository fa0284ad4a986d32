import { may, type Principal } from '../../access/roles.ts'
import { Conflict, Forbidden, Refused } from '../../errors.ts'
import type { Book } from '../book/book.ts'
import { type OpenIncident, openIncident } from '../incident/open-incident.ts'
import { theApprovedHash } from '../letter/approved-letter.ts'
import { refuseHeld } from '../letter/notice-hold.ts'
import type { Press } from '../letter/press.ts'
import type { MailingJobs } from '../mailing/jobs.ts'
import { letterHistoryOf } from '../mailing/letter-history.ts'
import { refuseSecondMailing } from '../mailing/mailing-jobs.ts'
import { USUAL_MAILING } from '../mailing/mailing-request.ts'
import { beginMailing, waitForMailing } from '../mailing/make-mailing.ts'
import type { Post } from '../mailing/post.ts'
import type { Call } from './calls.ts'
import { checkCall, logCall, type NewCall } from './log-call.ts'
import { type Recorded, toldNow } from './told-by-telephone.ts'

/** What is done in the same move: the caller is told by telephone, the letter is made again. */
export type InTheCall = { told: boolean; reissue: boolean }

/** The call as it is kept, and the mailing of the letter made again; `stopped`: why there is none after all. */
export type AnsweredCall = { call: Call; mailing: string | null; stopped: string | null }

type Desk = Book & Post & MailingJobs & Press

/**
 * Writes a call down and does what was asked in it, in one move: all of it is checked before anything is saved. The letter
 * goes to the address that the caller gave. Forbidden, and Refused, as each act by itself is.
 */
export async function answerCall(book: Desk, by: Principal, call: NewCall, also: InTheCall): Promise<AnsweredCall> {
  if ((also.told || also.reissue) && !may(by.role, 'decide')) throw new Forbidden('Only an officer can do this.')
  const { incident, person, day } = await checkCall(book, by, call)
  const opened = await openIncident(book, incident)
  if (also.told || also.reissue) await refuseHeld(opened)
  const letter = also.reissue ? await theLetterToReissue(opened, person) : null
  const told = also.told ? await tell(opened, person, by, { day, said: call.answered ?? '' }) : undefined
  const kept = await logCall(book, by, call, told)
  return { call: kept, ...(letter ? await reissue(book, incident, by, letter) : NONE) }
}

const NONE = { mailing: null, stopped: null }

function tell(opened: OpenIncident, person: string | null, by: Principal, { day, said }: Said): Promise<Recorded> {
  if (said.trim() === '') throw refusal('answered', 'Write down what was said.')
  return toldNow(opened, person ?? '', by, { toldOn: day, spokenBy: by.name, said })
}

type Said = { day: string; said: string }

async function theLetterToReissue(opened: OpenIncident<Desk>, person: string | null): Promise<string> {
  const last = person === null ? undefined : (await letterHistoryOf(opened, person)).at(-1)
  if (!last) throw refusal('reissue', 'This person has no letter yet. The next mailing makes one.')
  await theApprovedHash(opened)
  await refuseSecondMailing(opened)
  return last.reference
}

// Where the printing stops after all, the call is kept, and the page says so.
async function reissue(book: Desk, incident: string, by: Principal, reference: string) {
  try {
    const reprint = { references: [reference], reason: 'Asked for in a call.' }
    const begun = await beginMailing(book, incident, { by }, { ...USUAL_MAILING, reprint })
    await waitForMailing(begun, PATIENCE_MS)
    return { mailing: begun.mailing, stopped: null }
  } catch (error) {
    if (!(error instanceof Refused || error instanceof Conflict)) throw error
    return { mailing: null, stopped: error.message }
  }
}

const PATIENCE_MS = 2000

function refusal(path: string, message: string): Refused {
  return new Refused(message, [{ path, message }])
}

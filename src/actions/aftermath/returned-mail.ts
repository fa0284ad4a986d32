import { backAs, type LetterState } from '../../breach/incident/letter-state.ts'
import type { ReturnReason } from '../../breach/incident/return-reasons.ts'
import type { Act } from '../../breach/words/acts.ts'
import { Conflict, Refused } from '../../errors.ts'
import type { Address } from '../../people/values/person.ts'
import type { Actor } from '../../storage/log/commit.ts'
import { updateLetter } from '../../storage/mailing/letter-writes.ts'
import type { StoredLetter } from '../../storage/mailing/letters.ts'
import { findMailing } from '../../storage/mailing/mailings.ts'
import type { Book } from '../book/book.ts'
import { enterAboutLetter, turnOf } from '../mailing/letter-entry.ts'
import { letterTyped, theLetter } from './letter-typed.ts'
import { type Learner, learntAddress, mayCorrect } from './proposed-address.ts'

/** What came back: its reference as typed or scanned, why, the post's own wording, the new address if it gave one. */
export type ReturnedMail = {
  reference: string
  reason: ReturnReason
  words?: string | null | undefined
  newAddress?: Address | null | undefined
  /** The notification of a mail server that says so: its hash, and the code of RFC 3463 that it gives. */
  report?: { notification: string; status: string | null }
}

/** What marking a letter did: `again` where it was marked before, and when that was. */
export type Marked = {
  letter: Pick<StoredLetter, 'reference' | 'incident' | 'person' | 'channel'>
  state: 'returned' | 'bounced'
  again: boolean
  markedAt: string
  corrected: boolean
  /** A new address waits for an officer to confirm it. */
  proposed: boolean
}

/**
 * Marks a letter as returned by the post, or as bounced by a mail server. Marked a second time it stays as it is, and
 * only a new address is still taken: as a proposal, from whoever may not decide where letters go. Refused for a reference that no letter bears, and for a letter that never went.
 */
export async function recordReturned(book: Book, by: Learner, sent: ReturnedMail): Promise<Marked> {
  try {
    return await markOnce(book, by, sent)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return await markOnce(book, by, sent)
  }
}

/** Takes the mark off a letter that did not come back after all. Refused without a reason. */
export async function undoReturned(book: Book, by: Actor, reference: string, reason: string): Promise<void> {
  const { letter, version } = await theLetterAndTurn(book, await theLetter(book, reference))
  const went = await wentAs(book, letter)
  if (!went) throw new Refused(`Letter ${letter.reference} is not marked as returned.`)
  const writes = [updateLetter(letter, { state: went, stateAt: book.now(), reason: null })]
  await enterAboutLetter(book, letter, { act: 'letter_return_withdrawn', version, details: { reason }, writes }, by)
}

const WENT: Partial<Record<LetterState, LetterState>> = { returned: 'mailed', bounced: 'sent' }

// A letter that nobody recorded as mailed waits for that again.
async function wentAs({ db }: Book, { incident, mailing, state }: StoredLetter): Promise<LetterState | undefined> {
  const went = WENT[state]
  if (went !== 'mailed') return went
  return (await findMailing(db, incident, mailing))?.mailedOn ? went : 'prepared'
}

type Back = Marked['state']

const NOT_GONE: Partial<Record<LetterState, string>> = {
  prepared: ': it was not recorded as mailed',
  queued: ': its e-mail is waiting to be sent',
  sending: ': its e-mail is being sent',
  failed: ': its e-mail failed',
  withdrawn: ': it was canceled',
}

const ACTS: Record<Back, Act> = { returned: 'letter_returned', bounced: 'letter_bounced' }

// What nobody recorded as mailed cannot have come back: the reference is another letter's, or the mailing is recorded first.
function backOf({ reference, channel, state }: StoredLetter): Back {
  const back = backAs(channel, state)
  if (back) return back
  const message = `Letter ${reference} never went out${NOT_GONE[state] ?? ''}. Check the reference${state === 'prepared' ? ', or record the mailing first' : ''}.`
  throw new Refused(message, [{ path: 'reference', message }])
}

// Somebody else may scan the same letter at this moment: then it is looked at again.
async function markOnce(book: Book, by: Learner, sent: ReturnedMail): Promise<Marked> {
  const { letter, version } = await theLetterAndTurn(book, await letterTyped(book, sent.reference, 'reference'))
  const state = backOf(letter)
  const again = letter.state === state
  const markedAt = again ? letter.stateAt : book.now()
  const isNew = Boolean(sent.newAddress)
  if (!again || isNew) await commitReturn(book, by, letter, sent, { version, state, at: again ? null : markedAt })
  const corrected = isNew && mayCorrect(by)
  return markedAs(letter, { state, again, markedAt, corrected, proposed: isNew && !corrected })
}

async function theLetterAndTurn(book: Book, { incident, reference }: StoredLetter) {
  const version = await turnOf(book, { incident, reference })
  return { version, letter: await theLetter(book, reference) }
}

async function commitReturn(
  book: Book,
  by: Learner,
  letter: StoredLetter,
  { reason, words, newAddress, report }: ReturnedMail,
  { version, state, at }: { version: number; state: Back; at: string | null },
): Promise<void> {
  const { person } = letter
  const learnt = newAddress ? await learntAddress(book, by, letter, newAddress, 'returned_letter') : NO_ADDRESS
  const mark = at ? [updateLetter(letter, { state, stateAt: at, reason })] : []
  const change = {
    act: at ? ACTS[state] : learnt.act,
    version,
    facts: { ...(at ? { reason, ...report } : { person }), ...learnt.facts },
    details: words || learnt.details ? { ...(words && { note: words }), ...learnt.details } : undefined,
    writes: [...mark, ...learnt.writes],
  }
  await enterAboutLetter(book, letter, change, by)
}

const NO_ADDRESS = { act: 'address_corrected' as const, facts: {}, details: undefined, writes: [] }

function markedAs(letter: StoredLetter, rest: Omit<Marked, 'letter'>): Marked {
  const { reference, incident, person, channel } = letter
  return { letter: { reference, incident, person, channel }, ...rest }
}

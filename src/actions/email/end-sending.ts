import { setTimeout as wait } from 'node:timers/promises'
import type { LetterState } from '../../breach/incident/letter-state.ts'
import type { Act } from '../../breach/words/acts.ts'
import type { Mail } from '../../mail/mail.ts'
import { findObstacle, wasTakenBack } from '../../storage/email/outbox.ts'
import { deleteSending, listSendings, updateSending } from '../../storage/email/sendings.ts'
import { findIncidentVault } from '../../storage/incident/incidents.ts'
import { updateLetter } from '../../storage/mailing/letter-writes.ts'
import type { StoredLetter } from '../../storage/mailing/letters.ts'
import type { Book } from '../book/book.ts'
import { enterAboutLetter } from '../mailing/letter-entry.ts'
import type { Post } from '../mailing/post.ts'

/** The line to the mail server, and what became of a message on it. */
export type Line = Mail
export type Outcome = Awaited<ReturnType<Line['send']>>

/** A try that was begun: the how many-eth, under which Message-ID, when. */
export type Begun = { try: number; messageId: string; at: string }

const HOUR = 3600
const LONGEST_WAIT_SECONDS = 4 * HOUR
/** With the usual first wait of a minute: about two days. */
const MOST_TRIES = 20

/** What became of a try that the letter itself is to be told of. */
type Ended = Outcome & { became: Exclude<Outcome['became'], 'hindered'> }

/** Commits that the server takes nothing from us for now: the letter waits as before, and counts no try. */
export async function endHindered(
  book: Book & Post,
  letter: StoredLetter,
  begun: Begun,
  given: Outcome,
): Promise<void> {
  const obstacle = await obstacleSince(book, letter, begun)
  const now = obstacle
    ? takenBack(book, obstacle)
    : ({ state: 'queued', stateAt: letter.stateAt, reason: null } as const)
  await enterAboutLetter(book, letter, {
    act: 'email_hindered',
    facts: { messageId: begun.messageId, try: begun.try, answer: given.reason },
    writes: [
      deleteSending({ reference: letter.reference, try: begun.try }),
      updateLetter({ ...letter, state: 'sending' }, now),
    ],
  })
}

/** Commits what became of a try, with the proof of it: Message-ID, hash of the letter's text, the server's answer as a code. */
export async function endSending(book: Book & Post, letter: StoredLetter, begun: Begun, given: Ended): Promise<void> {
  const { reference, textHash } = letter
  const { became, dueAt } = await settled(book, reference, begun, given)
  const obstacle = became === 'deferred' ? await obstacleSince(book, letter, begun) : null
  const now = obstacle
    ? takenBack(book, obstacle)
    : { state: STATES[became], stateAt: book.now(), reason: became === 'sent' ? null : given.reason }
  const sealed = await sealedAnswer(book, letter, begun, given)
  const ended = { outcome: became, endedAt: now.stateAt, dueAt, sealed }
  await enterAboutLetter(book, letter, {
    act: ACTS[became],
    facts: { messageId: begun.messageId, textHash, try: begun.try, answer: given.reason, again: dueAt ?? undefined },
    writes: [updateSending({ reference, try: begun.try }, ended), updateLetter({ ...letter, state: 'sending' }, now)],
  })
}

/** Says of a letter that was `sending` when nobody saw the end of it: somebody has to look. */
export async function putInDoubt(book: Book & Post, letter: StoredLetter): Promise<void> {
  const [last] = await listSendings(book.db, letter.reference)
  const begun = { try: last?.try ?? 1, messageId: letter.messageId ?? '', at: letter.stateAt }
  await endSending(book, letter, begun, { became: 'in_doubt', reason: 'interrupted', answer: null })
}

/** How a letter stands that goes by e-mail no more. */
export function takenBack(book: Book, reason: string) {
  return { state: 'withdrawn', stateAt: book.now(), reason } as const
}

/** The name under which the mail server's answer to a try is sealed. */
export function sendingName(reference: string, number: number): string {
  return `sending/${reference}/${number}`
}

const TRIES_TO_RECORD = 5
const BETWEEN_TRIES_MS = 500

/** Does it until it is done: what the server said has to be recorded, or nobody knows any more. Throws after some seconds. */
export async function recordSurely(record: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await record()
    } catch (error) {
      if (tries === TRIES_TO_RECORD) throw error
      await wait(BETWEEN_TRIES_MS)
    }
  }
}

const STATES: Record<Ended['became'], LetterState> = {
  sent: 'sent',
  deferred: 'queued',
  failed: 'failed',
  in_doubt: 'in_doubt',
}

const ACTS: Record<Ended['became'], Act> = {
  sent: 'email_sent',
  deferred: 'email_deferred',
  failed: 'email_failed',
  in_doubt: 'email_in_doubt',
}

// What was on its way could not be taken back with the rest of its mailing; put off, it is.
async function obstacleSince({ db }: Book, letter: StoredLetter, { at }: Begun): Promise<string | null> {
  return (await findObstacle(db, letter)) ?? ((await wasTakenBack(db, letter, at)) ? 'taken_back' : null)
}

// What is put off waits twice as long each time, and not for ever.
async function settled(book: Book & Post, reference: string, begun: Begun, { became }: Ended) {
  if (became !== 'deferred') return { became, dueAt: null }
  const earlier = (await listSendings(book.db, reference)).filter((each) => each.try < begun.try)
  const firstOther = earlier.findIndex(({ outcome }) => outcome !== 'deferred')
  const putOff = firstOther < 0 ? earlier.length : firstOther
  if (putOff + 1 >= MOST_TRIES) return { became: 'failed' as const, dueAt: null }
  const seconds = Math.min(book.pace.retrySeconds * 2 ** putOff, LONGEST_WAIT_SECONDS)
  return { became, dueAt: new Date(Date.parse(book.now()) + seconds * 1000).toISOString() }
}

// Where the incident's key was destroyed meanwhile, the answer is nobody's to read.
async function sealedAnswer(book: Book, { incident, reference }: StoredLetter, begun: Begun, { answer }: Outcome) {
  const vault = await findIncidentVault(book.db, book.vault, incident)
  return vault ? vault.seal(sendingName(reference, begun.try), { answer }) : null
}

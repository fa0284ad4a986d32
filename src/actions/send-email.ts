import { createHmac } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Actor, Change } from '../storage/commit.ts'
import { findEmailWithdrawal } from '../storage/email-withdrawals.ts'
import { type LetterState, updateLetter } from '../storage/letters.ts'
import { insertSending, listSendings, updateSending } from '../storage/outbox.ts'
import { nextVersionOf } from '../storage/returned.ts'
import type { LetterRow } from '../storage/tables.ts'
import type { World } from '../world.ts'
import { type ReadyEmail, readyEmail } from './email-message.ts'
import { vaultOf } from './people.ts'

/** What the line to the mail server can do, and what became of a message on it; src/mail.ts has the whole of it. */
type Line = NonNullable<World['mail']>
type Outcome = Awaited<ReturnType<Line['send']>>

const BY = { id: 'system' }
const TRIES_TO_RECORD = 5
const BETWEEN_TRIES_MS = 500
const HOUR = 3600
const LONGEST_WAIT_SECONDS = 4 * HOUR
/** With the usual first wait of a minute: about two days. */
const MOST_TRIES = 20

/**
 * Sends one queued letter over the open line: committed as `sending` under its Message-ID, sent, and committed as what
 * became of it. A crash before the last of these leaves it `sending`, which the next start finds. Throws where the letter
 * is queued no longer, and then nothing was written and nothing sent.
 */
export async function sendEmail(world: World, line: Line, letter: LetterRow): Promise<void> {
  if (await findEmailWithdrawal(world.db, letter.incident, letter.person)) return await takeBack(world, letter)
  const ready = await readyEmail(world, letter)
  if (!ready) return await giveUpUnread(world, letter)
  const begun = await begin(world, line, letter)
  const outcome = await line.send(messageOf(ready, begun))
  await insist(() => end(world, letter, begun, outcome))
}

/** Says of a letter that was `sending` when nobody saw the end of it: the officer has to look. */
export async function putInDoubt(world: World, letter: LetterRow): Promise<void> {
  const [last] = await listSendings(world.db, letter.reference)
  const lost: Outcome = { became: 'in_doubt', reason: 'interrupted', answer: null }
  const begun = { try: last?.try ?? 1, messageId: letter.message_id ?? '', at: letter.state_at }
  await end(world, letter, begun, lost)
}

/** Enters in the log what became of a letter, in its turn: of two who decide on the same letter at once, the later one is refused. */
export async function enterAboutLetter(
  world: World,
  { reference, incident }: Pick<LetterRow, 'reference' | 'incident'>,
  change: Omit<Change, 'incident' | 'subject'>,
  by: Actor = BY,
): Promise<void> {
  const version = change.version ?? (await turnOf(world, { reference, incident }))
  const subject = `letter/${reference}`
  await world.commit({ ...change, incident, subject, version, facts: { letter: reference, ...change.facts } }, by)
}

/** The version that the next entry about a letter takes: asked before the letter is read, it holds what is decided on it to that. */
export function turnOf(
  world: World,
  { reference, incident }: Pick<LetterRow, 'reference' | 'incident'>,
): Promise<number> {
  return nextVersionOf(world.db, incident, `letter/${reference}`)
}

type Begun = { try: number; messageId: string; at: string }

async function begin(world: World, line: Line, letter: LetterRow): Promise<Begun> {
  const [last] = await listSendings(world.db, letter.reference)
  const number = (last?.try ?? 0) + 1
  const begun = { try: number, messageId: messageIdOf(world, line, letter.reference, number), at: world.now() }
  await enterAboutLetter(world, letter, {
    act: 'email_sending',
    facts: { messageId: begun.messageId, try: number },
    writes: [
      insertSending(letter, { try: number, began_at: begun.at, message_id: begun.messageId }),
      updateLetter(letter.reference, {
        state: 'sending',
        state_at: begun.at,
        reason: null,
        message_id: begun.messageId,
      }),
    ],
  })
  return begun
}

// It tells the mail servers on its way the reference and nothing more; the same letter and try always have the same one.
function messageIdOf(world: World, { domain }: Line, reference: string, number: number): string {
  const mark = createHmac('sha256', world.vault.secretFor('message ids')).update(`${reference}/${number}`).digest('hex')
  return `<${reference.toLowerCase()}.${number}.${mark.slice(0, 16)}@${domain}>`
}

function messageOf({ to, subject, language, text, html, withdrawal }: ReadyEmail, { messageId, at }: Begun) {
  return { to, subject, language, text, html, withdrawal, messageId, date: at }
}

const ACTS: Record<Outcome['became'], string> = {
  sent: 'email_sent',
  deferred: 'email_deferred',
  failed: 'email_failed',
  in_doubt: 'email_in_doubt',
}

async function end(world: World, letter: LetterRow, begun: Begun, given: Outcome): Promise<void> {
  const { reference, incident, text_hash: textHash } = letter
  const { became, dueAt } = await settled(world, letter, begun, given)
  const vault = await vaultOf(world, incident)
  const answer = vault.seal(sendingName(reference, begun.try), { answer: given.answer })
  const withdrew = became === 'deferred' && (await findEmailWithdrawal(world.db, incident, letter.person))
  const now = withdrew
    ? withdrawnAt(world.now())
    : { state: STATES[became], state_at: world.now(), reason: became === 'sent' ? null : given.reason }
  await enterAboutLetter(world, letter, {
    act: ACTS[became],
    facts: { messageId: begun.messageId, textHash, try: begun.try, answer: given.reason, again: dueAt ?? undefined },
    writes: [
      updateSending(
        { reference, try: begun.try },
        { outcome: became, ended_at: now.state_at, due_at: dueAt, sealed: answer },
      ),
      updateLetter(reference, now),
    ],
  })
}

/** The name under which the mail server's answer to a try is sealed. */
export function sendingName(reference: string, number: number): string {
  return `sending/${reference}/${number}`
}

const STATES: Record<Outcome['became'], LetterState> = {
  sent: 'sent',
  deferred: 'queued',
  failed: 'failed',
  in_doubt: 'in_doubt',
}

// What is put off waits twice as long each time, and not for ever.
async function settled(world: World, { reference }: LetterRow, begun: Begun, { became }: Outcome) {
  if (became !== 'deferred') return { became, dueAt: null }
  const earlier = (await listSendings(world.db, reference)).filter((each) => each.try < begun.try)
  const firstOther = earlier.findIndex(({ outcome }) => outcome !== 'deferred')
  const putOff = firstOther < 0 ? earlier.length : firstOther
  if (putOff + 1 >= MOST_TRIES) return { became: 'failed' as const, dueAt: null }
  const seconds = Math.min((world.config.mail?.retrySeconds ?? 1) * 2 ** putOff, LONGEST_WAIT_SECONDS)
  return { became, dueAt: new Date(Date.parse(world.now()) + seconds * 1000).toISOString() }
}

// What the server said has to be recorded: otherwise nobody knows any more.
async function insist(does: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await does()
    } catch (error) {
      if (tries === TRIES_TO_RECORD) throw error
      await wait(BETWEEN_TRIES_MS)
    }
  }
}

async function takeBack(world: World, letter: LetterRow): Promise<void> {
  const writes = [updateLetter(letter.reference, withdrawnAt(world.now()))]
  await enterAboutLetter(world, letter, { act: 'email_taken_back', writes })
}

function withdrawnAt(at: string) {
  return { state: 'withdrawn', state_at: at, reason: 'consent_withdrawn' } as const
}

async function giveUpUnread(world: World, letter: LetterRow): Promise<void> {
  const now = { state: 'failed', state_at: world.now(), reason: 'unreadable' } as const
  const facts = { answer: now.reason, textHash: letter.text_hash }
  await enterAboutLetter(world, letter, { act: 'email_failed', facts, writes: [updateLetter(letter.reference, now)] })
}

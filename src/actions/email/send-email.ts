import { createHmac } from 'node:crypto'
import type { World } from '../../runtime/world.ts'
import type { LetterRow } from '../../storage/core/mail-tables.ts'
import { insertSending, listSendings } from '../../storage/email/sendings.ts'
import { updateLetter } from '../../storage/mailing/letters.ts'
import { enterAboutLetter } from '../mailing/letter-entry.ts'
import { readyEmail } from './email-message.ts'
import { emailObstacle } from './email-obstacle.ts'
import { type Begun, endSending, type Line, recordSurely, takenBack } from './end-sending.ts'

/**
 * Sends one queued letter over the open line: committed as `sending` under its Message-ID, sent, and committed as what
 * became of it. A crash before the last of these leaves it `sending`, which the next start finds. Throws where the letter
 * is queued no longer, and then nothing was written and nothing sent.
 */
export async function sendEmail(world: World, line: Line, letter: LetterRow): Promise<void> {
  const ready = await readyEmail(world, letter)
  if (!ready) return await giveUpUnread(world, letter)
  const obstacle = await emailObstacle(world, letter)
  if (obstacle) return await takeBack(world, letter, obstacle)
  const begun = await begin(world, line, letter)
  const outcome = await line.send({ ...ready, messageId: begun.messageId, date: begun.at })
  await recordSurely(() => endSending(world, letter, begun, outcome))
}

async function begin(world: World, line: Line, letter: LetterRow): Promise<Begun> {
  const [last] = await listSendings(world.db, letter.reference)
  const number = (last?.try ?? 0) + 1
  const messageId = messageIdOf(world, line, letter.reference, number)
  const at = world.now()
  await enterAboutLetter(world, letter, {
    act: 'email_sending',
    facts: { messageId, try: number },
    writes: [
      insertSending(letter, { try: number, began_at: at, message_id: messageId }),
      updateLetter(letter, { state: 'sending', state_at: at, reason: null, message_id: messageId }),
    ],
  })
  return { try: number, messageId, at }
}

// It tells the mail servers on its way the reference and nothing more; the same letter and try always have the same one.
function messageIdOf(world: World, { domain }: Line, reference: string, number: number): string {
  const mark = createHmac('sha256', world.vault.secretFor('message ids')).update(`${reference}/${number}`).digest('hex')
  return `<${reference.toLowerCase()}.${number}.${mark.slice(0, 16)}@${domain}>`
}

async function takeBack(world: World, letter: LetterRow, reason: string): Promise<void> {
  const writes = [updateLetter(letter, takenBack(world, reason))]
  await enterAboutLetter(world, letter, { act: 'email_taken_back', facts: { reason }, writes })
}

async function giveUpUnread(world: World, letter: LetterRow): Promise<void> {
  const now = { state: 'failed', state_at: world.now(), reason: 'unreadable' } as const
  const facts = { answer: now.reason, textHash: letter.text_hash }
  await enterAboutLetter(world, letter, { act: 'email_failed', facts, writes: [updateLetter(letter, now)] })
}

import { insertSending, listSendings } from '../../storage/email/sendings.ts'
import { updateLetter } from '../../storage/mailing/letter-writes.ts'
import type { StoredLetter } from '../../storage/mailing/letters.ts'
import type { Book } from '../book/book.ts'
import { isNoticeHeld } from '../letter/notice-hold.ts'
import type { Press } from '../letter/press.ts'
import { enterAboutLetter } from '../mailing/letter-entry.ts'
import type { Post } from '../mailing/post.ts'
import { readyEmail } from './email-message.ts'
import { emailObstacle } from './email-obstacle.ts'
import { type Begun, endHindered, endSending, type Line, recordSurely, takenBack } from './end-sending.ts'
import { messageIdOf } from './message-id.ts'

/**
 * Sends one queued letter over the open line: committed as `sending` under its Message-ID, sent, and committed as what
 * became of it. A crash before the last of these leaves it `sending`, which the next start finds. Throws where the letter
 * is queued no longer, and then nothing was written and nothing sent; where notice is held, the letter waits as it does. Answers the code of what hinders every letter, or null.
 */
export async function sendEmail(book: Book & Press & Post, line: Line, letter: StoredLetter): Promise<string | null> {
  if (await isNoticeHeld(book, letter.incident)) return null
  const ready = await readyEmail(book, letter)
  if (!ready) return await giveUpUnread(book, letter)
  const obstacle = await emailObstacle(book, letter)
  if (obstacle) return await takeBack(book, letter, obstacle)
  const begun = await begin(book, line, letter)
  const outcome = await line.send({ ...ready, messageId: begun.messageId, date: begun.at })
  const { became } = outcome
  if (became !== 'hindered') {
    await recordSurely(() => endSending(book, letter, begun, { ...outcome, became }))
    return null
  }
  await recordSurely(() => endHindered(book, letter, begun, outcome))
  return outcome.reason
}

async function begin(book: Book, line: Line, letter: StoredLetter): Promise<Begun> {
  const [last] = await listSendings(book.db, letter.reference)
  const number = (last?.try ?? 0) + 1
  // Whoever got it the first time has a mail program that shows it once.
  const isAgain = last?.outcome === 'in_doubt'
  const messageId = isAgain
    ? last.messageId
    : messageIdOf(book, line.domain, { reference: letter.reference, try: number })
  const at = book.now()
  await enterAboutLetter(book, letter, {
    act: 'email_sending',
    facts: { messageId, try: number },
    writes: [
      insertSending(letter, { try: number, beganAt: at, messageId }),
      updateLetter(letter, { state: 'sending', stateAt: at, reason: null, messageId }),
    ],
  })
  return { try: number, messageId, at }
}

async function takeBack(book: Book, letter: StoredLetter, reason: string): Promise<null> {
  const writes = [updateLetter(letter, takenBack(book, reason))]
  await enterAboutLetter(book, letter, { act: 'email_taken_back', facts: { reason }, writes })
  return null
}

async function giveUpUnread(book: Book, letter: StoredLetter): Promise<null> {
  const now = { state: 'failed', stateAt: book.now(), reason: 'unreadable' } as const
  const facts = { answer: now.reason, textHash: letter.textHash }
  await enterAboutLetter(book, letter, { act: 'email_failed', facts, writes: [updateLetter(letter, now)] })
  return null
}

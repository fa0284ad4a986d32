import { backAs } from '../../breach/incident/letter-state.ts'
import type { ReturnReason } from '../../breach/incident/return-reasons.ts'
import { Refused } from '../../errors.ts'
import { readDeliveryReport } from '../../mail/delivery-report.ts'
import { envelopeIdOf } from '../../mail/outgoing.ts'
import { findLetterAnywhere } from '../../storage/aftermath/returned-mail.ts'
import { hasReport } from '../../storage/email/reports.ts'
import { sha256 } from '../../storage/log/canonical.ts'
import type { StoredLetter } from '../../storage/mailing/letters.ts'
import type { Book } from '../book/book.ts'
import { readMark } from '../email/message-id.ts'
import { recordReturned } from './returned-mail.ts'

/** What became of a message in the mailbox for bounces: it marked a letter, or it was left alone. */
export type BounceTaken = 'marked' | 'left'

/**
 * Takes one message out of the mailbox for bounces. A notification that a letter failed marks that letter as bounced, once:
 * it is known by the Message-ID or the envelope id of the letter's last try, which nobody else can make up. All else is
 * left alone: delays, other people's mail, letters that never went, and what was taken before, even where somebody took
 * the mark off since.
 */
export async function takeBounce(book: Book, raw: Uint8Array): Promise<BounceTaken> {
  const report = await readDeliveryReport(raw)
  if (!report?.failed) return 'left'
  const letter = await letterOf(book, report.marks)
  if (!letter || letter.state === 'bounced' || !backAs(letter.channel, letter.state)) return 'left'
  const notification = sha256(`${report.id} ${letter.messageId}`)
  if (await hasReport(book.db, letter, notification)) return 'left'
  const told = { notification, status: report.status }
  try {
    const { again } = await recordReturned(
      book,
      { id: 'system' },
      { reference: letter.reference, reason: reasonOf(report.status), report: told },
    )
    return again ? 'left' : 'marked'
  } catch (error) {
    if (error instanceof Refused) return 'left'
    throw error
  }
}

async function letterOf(book: Book, marks: readonly string[]): Promise<StoredLetter | undefined> {
  for (const text of marks) {
    const mark = readMark(book, text)
    const letter = mark ? await findLetterAnywhere(book.db, mark.reference) : undefined
    const last = letter?.messageId && readMark(book, envelopeIdOf(letter.messageId))
    if (letter && last && mark && last.try === mark.try) return letter
  }
  return undefined
}

// RFC 3463, sections 3.2 and 3.3: x.1.x speaks of the address, 5.2.1 and x.2.2 of a mailbox that is closed or full.
function reasonOf(status: string | null): ReturnReason {
  if (status === null) return 'none_given'
  if (/^5\.1\.([1-36]|10)$/.test(status)) return 'no_such_mailbox'
  if (/^(5\.2\.1|[45]\.2\.2)$/.test(status)) return 'mailbox_full'
  return /^5\.7\./.test(status) ? 'refused' : 'other'
}

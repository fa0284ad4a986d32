import { Refused } from '../../errors.ts'
import { countWaiting } from '../../storage/email/emails.ts'
import type { Actor } from '../../storage/log/commit.ts'
import type { Book } from '../book/book.ts'
import { openIncident } from '../incident/open-incident.ts'
import type { Press } from '../letter/press.ts'
import type { MailingJobs } from '../mailing/jobs.ts'
import { theStoredMailing } from '../mailing/mailing.ts'
import { USUAL_MAILING } from '../mailing/mailing-request.ts'
import { type BegunMailing, beginMailing } from '../mailing/make-mailing.ts'
import type { Post } from '../mailing/post.ts'
import { holdEmails, type MailingAsked } from './email-orders.ts'

/**
 * Begins a mailing on paper in place of the e-mails of a mailing that wait or failed; they are withdrawn in the one act in
 * which it counts. What is on its way, in doubt or gone stays as it is, and so does the e-mail of a reader whom no paper
 * reaches. None goes meanwhile. Refused where none waits, and like every mailing.
 */
export async function putOnPaper(
  book: Book & Post & MailingJobs & Press,
  by: Actor,
  { incident, mailing }: MailingAsked,
): Promise<BegunMailing> {
  const { kind } = await theStoredMailing(await openIncident(book, incident), mailing)
  if ((await countWaiting(book.db, mailing)) === 0) throw new Refused('No e-mail of this mailing is waiting.')
  const begun = await beginMailing(book, incident, { by }, { ...USUAL_MAILING, kind, email: false, toPaper: mailing })
  // What is wrong with the letters is told by whoever waits for them.
  begun.made.catch(() => {})
  await holdEmails(book, by, { incident, mailing })
  return begun
}

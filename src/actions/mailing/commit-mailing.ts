import { Conflict } from '../../errors.ts'
import type { Actor } from '../../storage/log/commit.ts'
import { withdrawForPaper } from '../../storage/mailing/letter-writes.ts'
import { deleteMailingRun, insertMailing, listMailings } from '../../storage/mailing/mailings.ts'
import type { Book } from '../book/book.ts'
import { decideOn } from '../incident/incident.ts'
import { openIncident } from '../incident/open-incident.ts'
import { theApprovedHash } from '../letter/approved-letter.ts'
import { refuseHeld } from '../letter/notice-hold.ts'
import type { Press } from '../letter/press.ts'
import { vaultOf } from '../people/people.ts'
import { emailsReplaced } from './instead-of-email.ts'
import type { MailingJob, StagedMailing } from './jobs.ts'
import { detailsOf, sealDetails } from './mailing-details.ts'
import type { Post } from './post.ts'
import { refuseStaleMailing } from './stale.ts'

/**
 * Has a staged mailing count, as it would still be made now. Throws Conflict where the letter or its readers are others by
 * now, Refused where notice is held.
 */
export async function commitMailing(
  book: Book & Post & Press,
  by: Actor,
  job: MailingJob,
  staged: StagedMailing,
): Promise<void> {
  const row = await rowOf(book, by, job, staged)
  const { number, kind, print, email, problems } = row
  const counts = { mailing: row.id, number, kind, print, email, problems }
  const { reprint, toPaper } = job.request
  await decideOn(book, job.incident, { by }, async (opened) => {
    const { incident } = opened
    await refuseHeld(opened)
    await refuseStaleMailing(opened, job, staged)
    if ((await theApprovedHash(opened)) !== staged.letterHash) throw new Conflict(CHANGED)
    const approvedBy = incident.letter?.approvedBy ?? null
    const emails = await emailsReplaced(opened, job)
    const instead = toPaper === undefined ? {} : { insteadOf: toPaper, emails: emails.length }
    return {
      incident,
      act: toPaper === undefined ? 'mailing_made' : 'emails_put_on_paper',
      facts: { ...counts, ...instead, letters: staged.lettersHash, text: staged.letterHash, approvedBy },
      ...(reprint && { details: { reason: reprint.reason } }),
      ...(emails.length > 0 && { details: { emails } }),
      writes: [...withdrawn(emails, book.now()), insertMailing(row, emails), deleteMailingRun(row.id)],
    }
  })
}

function withdrawn(emails: readonly string[], at: string) {
  return emails.length > 0 ? [withdrawForPaper(emails, at)] : []
}

const CHANGED =
  'The letter changed while the mailing was being created. Have it approved again, then create the mailing.'

async function rowOf(book: Book, by: Actor, { incident, mailing, request }: MailingJob, staged: StagedMailing) {
  const { print, email, problems } = staged
  const number = (await listMailings(book.db, incident)).length + 1
  const made = { id: mailing, incident, number, kind: request.kind, madeAt: book.now(), madeBy: by.id }
  const counts = { print, email, problems: problems.length, staged: print + email }
  const sealed = sealDetails(await vaultOf(await openIncident(book, incident)), mailing, detailsOf(request, staged))
  return { ...made, ...counts, letterHash: staged.letterHash, zipHash: null, mailedOn: null, sealed }
}

import { Refused } from '../../errors.ts'
import type { Book } from '../book/book.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { approvedHash } from './letter-approval.ts'
import type { Press } from './press.ts'

/** The hash of the letters as a second person approved them. Refused while nobody has, or since something was changed. */
export async function theApprovedHash(opened: OpenIncident<Book & Press>): Promise<string> {
  const { incident } = opened
  const { letter } = incident
  if (!letter) throw new Refused('The letter is not written yet. Write it, and have a second person approve it.')
  if (!letter.approvedBy)
    throw new Refused('Nobody has approved the letter yet. A second person reads it first, not the one who wrote it.')
  const hash = await approvedHash(opened)
  if (!hash)
    throw new Refused(
      'Something that the letters say was changed since they were approved. A second person has to approve them again.',
    )
  return hash
}

import { Refused } from '../../errors.ts'
import type { Book } from '../book/book.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { approvedHash } from './letter-approval.ts'
import type { Press } from './press.ts'

/** The hash of the letters as a second person approved them. Refused while nobody has, or since something was changed. */
export async function theApprovedHash(opened: OpenIncident<Book & Press>): Promise<string> {
  const { incident } = opened
  const { letter } = incident
  if (!letter) throw new Refused('The letter is not written yet. Write it, then have a second person approve it.')
  if (!letter.approvedBy)
    throw new Refused(
      'The letter is not approved yet. A second person, not the author, must read and approve it first.',
    )
  const hash = await approvedHash(opened)
  if (!hash)
    throw new Refused(
      'The content of the letters has changed since they were approved. A second person must approve them again.',
    )
  return hash
}

import { listStuck } from '../../../storage/email/emails.ts'
import type { World } from '../../shell/world.ts'
import { reasonInWords } from './email-words.ts'

/** More mailings with stuck e-mails than this are not listed on one page. */
const LISTED = 5

/** The e-mails of an incident, or of all (null), that somebody has to look at, and why the mail server takes none. */
export async function stuckEmails({ db, outbox }: World, incident: string | null) {
  const hindered = outbox?.standing().hindered ?? null
  const found = await listStuck(db, incident, LISTED + 1)
  return {
    hindered: hindered && { code: hindered, words: reasonInWords(hindered) },
    mailings: found.slice(0, LISTED),
    more: found.length > LISTED,
    ofAll: incident === null,
  }
}

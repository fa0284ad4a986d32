import { hasUsableAddress } from '../../people/values/address.ts'
import type { Book } from '../book/book.ts'
import { untilEntered } from '../incident/newest-entry.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { allIfFew } from '../people/few-people.ts'
import type { KnownPerson } from '../people/people.ts'
import { type MailRoute, mailInForce } from '../practice/mail-settings.ts'
import { dueLetters } from './due-letters.ts'
import { USUAL_MAILING } from './mailing-request.ts'

/**
 * Whether e-mail can go out at all; and where it cannot, how many of those who are due the notice on paper agreed to e-mail. `people`
 * is null where there are too many to look at before the mailing is made.
 */
export async function keptFromMail(
  opened: OpenIncident<Book & MailRoute>,
): Promise<{ canMail: boolean; people: number | null }> {
  if (await mailInForce(opened.book)) return { canMail: true, people: 0 }
  return { canMail: false, people: await untilEntered(opened, 'kept-from-mail', () => countKept(opened)) }
}

async function countKept(opened: OpenIncident<Book & MailRoute>): Promise<number | null> {
  const [people, due] = await Promise.all([allIfFew(opened), dueLetters(opened, USUAL_MAILING)])
  const isKept = (known: KnownPerson) => due.printingFor(known.id) !== null && due.isKeptFromMail(known)
  return people?.filter((known) => isKept(known) && hasUsableAddress(known.person.address)).length ?? null
}

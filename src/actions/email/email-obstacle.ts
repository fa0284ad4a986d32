import { findObstacle } from '../../storage/email/outbox.ts'
import type { StoredLetter } from '../../storage/mailing/letters.ts'
import { excludedPeople } from '../../storage/people/exclusions.ts'
import { findPerson } from '../../storage/people/people.ts'
import type { Book } from '../book/book.ts'
import { openIncident } from '../incident/open-incident.ts'
import { agreedToEmail } from '../mailing/due-letters.ts'
import { openPeople } from '../people/people.ts'

/** Why a queued letter is not to go by e-mail any more. */
export type EmailObstacle = 'consent_withdrawn' | 'made_again' | 'not_affected' | 'no_consent'

/**
 * What keeps a queued letter from going by e-mail, looked at in the moment in which it would go; null: nothing. Its reader
 * withdrew, or is no longer among the affected, or by what is known now would be written to on paper; or the letter was
 * made again.
 */
export async function emailObstacle(book: Book, letter: StoredLetter): Promise<EmailObstacle | null> {
  const { incident, person } = letter
  const [obstacle, row, excluded] = await Promise.all([
    findObstacle(book.db, letter),
    findPerson(book.db, incident, person),
    excludedPeople(book.db, incident),
  ])
  if (obstacle) return obstacle
  const [known] = row && !excluded.has(person) ? await openPeople(await openIncident(book, incident), [row]) : []
  if (!known) return 'not_affected'
  return agreedToEmail(known.person) ? null : 'no_consent'
}

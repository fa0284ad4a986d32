import type { MailingKind } from '../../breach/incident/mailing-kinds.ts'
import { countPeopleWithLetter } from '../../storage/mailing/printings.ts'
import { untilEntered } from '../incident/newest-entry.ts'
import type { OpenIncident } from '../incident/open-incident.ts'

/** How many people have a letter of that kind that went or is about to go. */
export function peopleServed(opened: OpenIncident, kind: MailingKind): Promise<number> {
  return untilEntered(opened, `served/${kind}`, () => countPeopleWithLetter(opened.book.db, opened.id, kind))
}

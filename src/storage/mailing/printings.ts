import { LEAVES_DUE } from '../../breach/incident/letter-state.ts'
import type { MailingKind } from '../../breach/incident/mailing-kinds.ts'
import type { Reader } from '../core/database.ts'
import { counting, type StoredLetter } from './letters.ts'

/** How many people have a letter of that kind that went, and did not bounce, or is about to go. */
export async function countPeopleWithLetter(db: Reader, incident: string, kind: MailingKind): Promise<number> {
  const row = await counting(db, incident)
    .select(({ fn }) => fn.count<number>('person').distinct().as('people'))
    .where('letters.kind', '=', kind)
    .where('state', 'not in', LEAVES_DUE)
    .executeTakeFirst()
  return row?.people ?? 0
}

/** Who has a letter of an incident and was written down as no longer among the affected, if not for good. */
export async function listReadersGone(db: Reader, incident: string): Promise<string[]> {
  const rows = await counting(db, incident)
    .select('letters.person')
    .distinct()
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('people')
          .select('people.person')
          .whereRef('people.incident', '=', 'letters.incident')
          .whereRef('people.person', '=', 'letters.person')
          .where('present', '=', 0),
      ),
    )
    .execute()
  return rows.map(({ person }) => person)
}

/** A letter as far as it decides who is due another one. */
export type Printing = Pick<StoredLetter, 'mailing' | 'person' | 'printing' | 'reference' | 'channel' | 'state'>

/** Every letter of that kind that counts: whose it is, which printing, and what became of it. */
export function listPrintings(db: Reader, incident: string, kind: MailingKind): Promise<Printing[]> {
  return counting(db, incident)
    .select(['letters.mailing', 'person', 'printing', 'reference', 'channel', 'state'])
    .where('letters.kind', '=', kind)
    .execute()
}

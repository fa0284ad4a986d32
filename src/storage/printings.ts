import type { Reader } from './database.ts'
import { counting, type LetterState } from './letters.ts'
import type { LetterRow } from './mail-tables.ts'
import type { MailingKind } from './mailings.ts'

/** How many people have a letter of that kind that went or is about to go. */
export async function countPeopleWithLetter(db: Reader, incident: string, kind: MailingKind): Promise<number> {
  const row = await counting(db, incident)
    .select(({ fn }) => fn.count<number>('person').distinct().as('people'))
    .where('letters.kind', '=', kind)
    .where('state', 'not in', NEVER_WENT)
    .executeTakeFirst()
  return row?.people ?? 0
}

/** What an e-mail comes to that reached nobody: that person has no letter yet. */
export const NEVER_WENT: readonly LetterState[] = ['failed', 'withdrawn']

/** A letter as far as it decides who is due another one. */
export type Printing = Pick<LetterRow, 'person' | 'printing' | 'reference' | 'channel' | 'state'>

/** Every letter of that kind that counts: whose it is, which printing, and what became of it. */
export function listPrintings(db: Reader, incident: string, kind: MailingKind): Promise<Printing[]> {
  return counting(db, incident)
    .select(['person', 'printing', 'reference', 'channel', 'state'])
    .where('letters.kind', '=', kind)
    .execute()
}

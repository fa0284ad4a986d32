import type { Compilable } from 'kysely'
import type { Statement } from './backend.ts'
import { type Reader, write } from './database.ts'
import type { MailingKind } from './mailings.ts'
import type { LetterRow } from './tables.ts'

/** On paper, or by electronic mail to those who agreed to it. */
export type Channel = 'print' | 'email'

/** Print: prepared, mailed, returned. E-mail: queued, sending, then sent, failed or in doubt; sent may bounce. */
export type LetterState =
  | 'prepared'
  | 'mailed'
  | 'returned'
  | 'queued'
  | 'sending'
  | 'sent'
  | 'failed'
  | 'in_doubt'
  | 'bounced'
  | 'withdrawn'

/** A letter's row without the letter itself. */
export type LetterLine = Omit<LetterRow, 'sealed'>

const LINE = [
  'mailing',
  'position',
  'reference',
  'letters.incident',
  'letters.kind',
  'person',
  'copy',
  'printing',
  'channel',
  'language',
  'pages',
  'part',
  'text_hash',
  'state',
  'state_at',
  'reason',
  'message_id',
] as const

/** The letter with that reference, or undefined. What is only staged is no letter yet. */
export function findLetter(db: Reader, incident: string, reference: string): Promise<LetterRow | undefined> {
  return counting(db, incident).selectAll('letters').where('reference', '=', reference).executeTakeFirst()
}

/** The letters to or about one person, in the order in which they were made. */
export function listLettersOf(db: Reader, incident: string, person: string): Promise<LetterLine[]> {
  return counting(db, incident)
    .select(LINE)
    .where('person', '=', person)
    .orderBy('mailings.number')
    .orderBy('position')
    .execute()
}

/** One page of a mailing's letters in the order of their places; `after` is the last place of the page before. */
export function listLetters(
  db: Reader,
  mailing: string,
  by: { after?: number | undefined; limit: number; channel?: Channel; state?: LetterState },
): Promise<LetterRow[]> {
  return db
    .selectFrom('letters')
    .selectAll()
    .where('mailing', '=', mailing)
    .where('position', '>', by.after ?? 0)
    .$if(by.channel !== undefined, (query) => query.where('channel', '=', by.channel ?? 'print'))
    .$if(by.state !== undefined, (query) => query.where('state', '=', by.state ?? 'prepared'))
    .orderBy('position')
    .limit(by.limit)
    .execute()
}

/** How many letters of a mailing are in which state. */
export function countLetters(db: Reader, mailing: string) {
  return db
    .selectFrom('letters')
    .select(({ fn }) => ['channel', 'state', fn.countAll<number>().as('letters')])
    .where('mailing', '=', mailing)
    .groupBy(['channel', 'state'])
    .execute()
}

/** Who of these people has a letter of that kind, in any mailing that counts. */
export async function whoHasLetter(
  db: Reader,
  incident: string,
  kind: MailingKind,
  people: readonly string[],
): Promise<Set<string>> {
  const rows = await counting(db, incident)
    .select('person')
    .distinct()
    .where('letters.kind', '=', kind)
    .where('person', 'in', people)
    .execute()
  return new Set(rows.map((row) => row.person))
}

/** The statement that stages one letter; nothing counts before its mailing does. */
export function stageLetter(row: LetterRow): Statement {
  return write.insertInto('letters').values(row).compile()
}

/** The write that says what became of one letter. */
export function updateLetter(
  reference: string,
  now: { state: LetterState; state_at: string } & Partial<Pick<LetterRow, 'reason' | 'message_id'>>,
): Compilable {
  return write.updateTable('letters').set(now).where('reference', '=', reference)
}

function counting(db: Reader, incident: string) {
  return db
    .selectFrom('letters')
    .innerJoin('mailings', 'mailings.id', 'letters.mailing')
    .where('letters.incident', '=', incident)
}

import type { Channel, LetterState } from '../../breach/incident/letter-state.ts'
import { type Reader, tables } from '../core/database.ts'
import type { LetterRow } from '../core/mail-tables.ts'
import { LETTER_COLUMNS } from './letter-writes.ts'

/** A letter: what became of it, and the letter itself sealed. */
export type StoredLetter = LetterRow

/** The same without the letter itself. */
export type LetterLine = Omit<StoredLetter, 'sealed'>

/** The letter with that reference, or undefined. What is only staged is no letter yet. */
export function findLetter(db: Reader, incident: string, reference: string): Promise<StoredLetter | undefined> {
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

/** Some letters of a mailing: of one channel or state, of one part of its PDFs. */
export type LetterFilter = {
  channel?: Channel
  state?: LetterState
  part?: Pick<LetterPart, 'language' | 'pages' | 'part' | 'first' | 'last'>
}

/** Where a page of a mailing's letters begins, and how many there are on it; `after` is the last place of the page before. */
export type LetterPage = { after?: number | undefined; limit: number }

/** One page of a mailing's letters in the order of their places. */
export function listLetters(db: Reader, mailing: string, page: LetterFilter & LetterPage): Promise<LetterRow[]> {
  return pageOfLetters(db, mailing, page).selectAll().execute()
}

/** The same without the letters themselves. */
export function listLetterLines(db: Reader, mailing: string, page: LetterPage): Promise<LetterLine[]> {
  return pageOfLetters(db, mailing, page).select(LINE).execute()
}

function pageOfLetters(
  db: Reader,
  mailing: string,
  { after = 0, limit, channel, state, part }: LetterFilter & LetterPage,
) {
  return tables(db)
    .selectFrom('letters')
    .where('mailing', '=', mailing)
    .where('position', '>', Math.max(after, (part?.first ?? 1) - 1))
    .where('position', '<=', part?.last ?? Number.MAX_SAFE_INTEGER)
    .$if(channel !== undefined, (query) => query.where('channel', '=', channel ?? 'print'))
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'prepared'))
    .$if(part !== undefined, (query) =>
      query.where('language', '=', part?.language ?? '').where('pages', '=', part?.pages ?? 0),
    )
    .$if(part !== undefined, (query) => query.where('part', '=', part?.part ?? 0))
    .orderBy('position')
    .limit(limit)
}

/** A part of a mailing's PDFs: letters of one language and page count, from the first place to the last. */
export type LetterPart = { language: string; pages: number; part: number; letters: number; first: number; last: number }

/** How many letters of a mailing lie here, whether it counts yet or not. */
export async function countStaged(db: Reader, mailing: string): Promise<number> {
  const row = await tables(db)
    .selectFrom('letters')
    .select(({ fn }) => fn.countAll<number>().as('letters'))
    .where('mailing', '=', mailing)
    .executeTakeFirst()
  return row?.letters ?? 0
}

/** How many letters of a mailing are in which state. */
export function countLetters(db: Reader, mailing: string) {
  return tables(db)
    .selectFrom('letters')
    .select(({ fn }) => ['channel', 'state', fn.countAll<number>().as('letters')])
    .where('mailing', '=', mailing)
    .groupBy(['channel', 'state'])
    .execute()
}

const LINE = LETTER_COLUMNS.filter((column) => column !== 'sealed').map((column) => `letters.${column}` as const)

// Written out: building it anew for each of a hundred thousand letters takes longer than the letters do.

/** The letters of an incident that count: their mailing's row is there. */
export function counting(db: Reader, incident: string) {
  return tables(db)
    .selectFrom('letters')
    .innerJoin('mailings', 'mailings.id', 'letters.mailing')
    .where('letters.incident', '=', incident)
}

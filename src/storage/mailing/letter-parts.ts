import { type Reader, tables } from '../core/database.ts'
import type { LetterPart } from './letters.ts'

/** The parts of a mailing's PDFs, by language, page count and number. */
export async function listParts(db: Reader, mailing: string): Promise<LetterPart[]> {
  const rows = await tables(db)
    .selectFrom('letters')
    .select(({ fn }) => [
      'language',
      'pages',
      'part',
      fn.countAll<number>().as('letters'),
      fn.min<number>('position').as('first'),
      fn.max<number>('position').as('last'),
    ])
    .where('mailing', '=', mailing)
    .where('part', 'is not', null)
    .groupBy(['language', 'pages', 'part'])
    .orderBy('language')
    .orderBy('pages')
    .orderBy('part')
    .execute()
  return rows.map((row) => ({ ...row, pages: row.pages ?? 0, part: row.part ?? 0 }))
}

import { sql } from 'kysely'
import { type Reader, tables } from '../core/database.ts'

/** Some letters of mailings that count, drawn by chance from the whole book: their incidents and references. */
export function drawLetters(db: Reader, count: number): Promise<{ incident: string; reference: string }[]> {
  return tables(db)
    .selectFrom('letters')
    .innerJoin('mailings', 'mailings.id', 'letters.mailing')
    .select(['letters.incident', 'letters.reference'])
    .orderBy(sql`random()`)
    .limit(count)
    .execute()
}

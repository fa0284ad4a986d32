import { sql } from 'kysely'
import { type Reader, tables } from '../core/database.ts'

/** Some letters that can be opened, of mailings that count, drawn by chance from the whole book: their incidents and references. */
export function drawLetters(db: Reader, count: number): Promise<{ incident: string; reference: string }[]> {
  return tables(db)
    .selectFrom('letters')
    .innerJoin('mailings', 'mailings.id', 'letters.mailing')
    .innerJoin('incidentKeys', 'incidentKeys.incident', 'letters.incident')
    .select(['letters.incident', 'letters.reference'])
    .where(sql<boolean>`length(letters.sealed) > 0`)
    .orderBy(sql`random()`)
    .limit(count)
    .execute()
}

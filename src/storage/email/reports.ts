import { sql } from 'kysely'
import { type Reader, tables } from '../core/database.ts'
import type { StoredLetter } from '../mailing/letters.ts'

/** Whether the log has this notification of a mail server, by its hash, among what became of a letter. */
export async function hasReport(
  db: Reader,
  { incident, reference }: Pick<StoredLetter, 'incident' | 'reference'>,
  notification: string,
): Promise<boolean> {
  const row = await tables(db)
    .selectFrom('log')
    .select('seq')
    .where('incident', '=', incident)
    .where('subject', '=', `letter/${reference}`)
    .where(sql<boolean>`json_extract(body, '$.facts.notification') = ${notification}`)
    .executeTakeFirst()
  return row !== undefined
}

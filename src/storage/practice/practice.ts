import { type Reader, tables } from '../core/database.ts'
import { type Write, write } from '../core/statement.ts'

/** Who writes the letters; undefined before the set-up. What its facts are is the caller's to know. */
export async function findPractice<Facts>(db: Reader): Promise<Facts | undefined> {
  const row = await tables(db).selectFrom('practice').select('facts').executeTakeFirst()
  return row && (JSON.parse(row.facts) as Facts)
}

/** The write that saves the practice's facts. */
export function upsertPractice(facts: object): Write {
  const row = { id: 1 as const, facts: JSON.stringify(facts) }
  return write((to) =>
    to
      .insertInto('practice')
      .values(row)
      .onConflict((clash) => clash.column('id').doUpdateSet({ facts: row.facts })),
  )
}

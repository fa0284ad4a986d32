import type { Day } from '../../breach/law/day.ts'
import { type Reader, tables } from '../core/database.ts'

/** The first Day on which letters of an incident went into the mail, and the first moment one of those that stand was e-mailed. */
export async function findGoneOut(
  db: Reader,
  incident: string,
): Promise<{ mailedOn: Day | null; sentAt: string | null }> {
  const [mailed, sent] = await Promise.all([
    tables(db)
      .selectFrom('mailings')
      .select(({ fn }) => fn.min('mailedOn').as('mailedOn'))
      .where('incident', '=', incident)
      .executeTakeFirst(),
    tables(db)
      .selectFrom('letters')
      .select(({ fn }) => fn.min('stateAt').as('sentAt'))
      .where('incident', '=', incident)
      .where('state', '=', 'sent')
      .executeTakeFirst(),
  ])
  return { mailedOn: mailed?.mailedOn ?? null, sentAt: sent?.sentAt ?? null }
}

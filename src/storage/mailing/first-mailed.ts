import type { Day } from '../../breach/law/day.ts'
import { type Reader, tables } from '../core/database.ts'

/** The first Day on which letters of each incident went into the mail; an incident without one is left out. */
export async function listFirstMailed(db: Reader): Promise<Map<string, Day>> {
  const rows = await tables(db)
    .selectFrom('mailings')
    .select(({ fn }) => ['incident', fn.min('mailedOn').as('mailedOn')])
    .where('mailedOn', 'is not', null)
    .groupBy('incident')
    .execute()
  return new Map(rows.flatMap(({ incident, mailedOn }) => (mailedOn ? [[incident, mailedOn] as const] : [])))
}

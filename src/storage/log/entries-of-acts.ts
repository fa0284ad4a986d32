import { sql } from 'kysely'
import type { Act } from '../../breach/words/acts.ts'
import { type Reader, tables } from '../core/database.ts'
import { eachOf } from '../core/json-list.ts'
import type { Entry } from './chain.ts'

/** The entries of these acts about an incident, oldest first, without what lies beside them sealed. */
export async function listEntriesOfActs(db: Reader, incident: string, acts: readonly Act[]): Promise<Entry[]> {
  const rows = await tables(db)
    .selectFrom('log')
    .select('body')
    .where('incident', '=', incident)
    .where('ofLetter', '=', 0)
    .where(sql<string>`body ->> '$.act'`, 'in', eachOf(acts))
    .orderBy('seq')
    .execute()
  return rows.map(({ body }) => JSON.parse(body) as Entry)
}

import { sql } from 'kysely'
import type { Act } from '../../breach/words/acts.ts'
import { type Reader, tables } from '../core/database.ts'
import { eachOf } from '../core/json-list.ts'
import type { Entry } from '../log/chain.ts'

/** A destruction as the log tells it: whose records, null for everybody’s of that incident, and when. */
export type LoggedDestruction = { incident: string; person: string | null; at: string }

const DESTROYED: readonly Act[] = ['records_destroyed', 'record_of_one_destroyed']

/** The destructions that a log tells of, oldest first. */
export async function listDestructions(db: Reader): Promise<LoggedDestruction[]> {
  const rows = await tables(db)
    .selectFrom('log')
    .select('body')
    .where(sql<string>`body ->> '$.act'`, 'in', eachOf(DESTROYED))
    .orderBy('seq')
    .execute()
  return rows.map(({ body }) => {
    const { incident = '', facts, at } = JSON.parse(body) as Entry
    return { incident, person: (facts?.person as string | undefined) ?? null, at }
  })
}

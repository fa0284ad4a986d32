import { sql } from 'kysely'
import { CAME_BACK } from '../../breach/incident/letter-state.ts'
import { type Reader, tables } from '../core/database.ts'
import type { LetterLine, StoredLetter } from '../mailing/letters.ts'

/** The notice that the law asks for; a second letter in the same matter is none. */
const NOTICE = 'individual_notice'

/** The letter of that reference, of whatever incident, or undefined. What is only staged is no letter yet. */
export function findLetterAnywhere(db: Reader, reference: string): Promise<StoredLetter | undefined> {
  return counting(db).selectAll('letters').where('letters.reference', '=', reference).executeTakeFirst()
}

/** The letters that came back last, of all incidents, the newest first. */
export function listReturned(
  db: Reader,
  limit: number,
): Promise<Pick<LetterLine, 'reference' | 'incident' | 'person' | 'state' | 'stateAt' | 'reason'>[]> {
  return counting(db)
    .select(['letters.reference', 'letters.incident', 'person', 'state', 'stateAt', 'reason'])
    .where('state', 'in', CAME_BACK)
    .orderBy('stateAt', 'desc')
    .limit(limit)
    .execute()
}

/** Every letter of these people that came back, or that is ready, going or gone, oldest first. */
export function listLettersOfPeople(db: Reader, incident: string, people: readonly string[]) {
  const wanted = sql<string>`(SELECT value FROM json_each(${JSON.stringify(people)}))`
  return counting(db)
    .select([
      'letters.person',
      'letters.mailing',
      'reference',
      'channel',
      'printing',
      'state',
      'stateAt',
      'reason',
      'mailings.madeAt',
    ])
    .where('letters.incident', '=', incident)
    .where('letters.kind', '=', NOTICE)
    .where('letters.person', 'in', wanted)
    .orderBy('mailings.number')
    .orderBy('position')
    .execute()
}

/** The version that the next entry about this subject of an incident takes: one more than the log has. */
export async function nextVersionOf(db: Reader, incident: string, subject: string): Promise<number> {
  const newest = await tables(db)
    .selectFrom('log')
    .select(({ fn }) => fn.max('version').as('version'))
    .where('incident', '=', incident)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return (newest?.version ?? 0) + 1
}

function counting(db: Reader) {
  return tables(db).selectFrom('letters').innerJoin('mailings', 'mailings.id', 'letters.mailing')
}

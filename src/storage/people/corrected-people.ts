import { sql } from 'kysely'
import { type Reader, tables } from '../core/database.ts'
import { eachOf } from '../core/json-list.ts'
import type { CorrectedPersonRow } from '../core/people-tables.ts'
import { type Write, write } from '../core/statement.ts'
import type { Affected } from './people.ts'

/** A corrected name or birth date of somebody, sealed; the highest number holds. `reaches`: a letter can go to this person now. */
export type StoredCorrection = Omit<CorrectedPersonRow, 'reaches'> & { reaches: boolean }

/** The corrections that hold, of these people; who has none is left out. */
export async function findCorrections(
  db: Reader,
  incident: string,
  people: readonly string[],
): Promise<StoredCorrection[]> {
  const rows = newest(db).selectAll().where('incident', '=', incident).where('person', 'in', eachOf(people))
  return (await rows.execute()).map(correctionIn)
}

/** Every correction of an incident, or of one of its people, in the order in which they were made. */
export async function listCorrections(db: Reader, incident: string, person?: string): Promise<StoredCorrection[]> {
  const rows = tables(db)
    .selectFrom('correctedPeople')
    .selectAll()
    .where('incident', '=', incident)
    .$if(person !== undefined, (query) => query.where('person', '=', person ?? ''))
    .orderBy('setAt')
    .orderBy('number')
  return (await rows.execute()).map(correctionIn)
}

/** Whether anybody of an incident was corrected: nobody is looked for among a million where nobody was. */
export async function hasCorrections(db: Reader, incident: string): Promise<boolean> {
  const one = tables(db).selectFrom('correctedPeople').select('person').where('incident', '=', incident).limit(1)
  return (await one.executeTakeFirst()) !== undefined
}

/** Those of these incidents to whom a letter can go since they were corrected, and when that was. */
export function listMendedAmong(db: Reader, incidents: readonly string[]): Promise<(Affected & { setAt: string })[]> {
  const mended = newest(db).select(['incident', 'person', 'setAt']).where('incident', 'in', eachOf(incidents))
  return mended.where('reaches', '=', 1).execute()
}

/** The write that saves a correction; the table refuses a number that somebody else took. */
export function insertCorrection({ reaches, ...row }: StoredCorrection): Write {
  return write((to) => to.insertInto('correctedPeople').values({ ...row, reaches: Number(reaches) }))
}

function correctionIn(row: CorrectedPersonRow): StoredCorrection {
  return { ...row, reaches: row.reaches === 1 }
}

function newest(db: Reader) {
  return tables(db)
    .selectFrom('correctedPeople')
    .where(
      'number',
      '=',
      sql<number>`(SELECT max(number) FROM corrected_people AS later
        WHERE later.incident = corrected_people.incident AND later.person = corrected_people.person)`,
    )
}

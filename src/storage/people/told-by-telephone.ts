import { sql } from 'kysely'
import { type Reader, tables } from '../core/database.ts'
import { eachOf } from '../core/json-list.ts'
import type { ToldByTelephoneRow } from '../core/people-tables.ts'
import { type Write, write } from '../core/statement.ts'

/** That somebody was told by telephone, or that this was recorded by mistake; who spoke and what was said is sealed. */
export type StoredTelling = Omit<ToldByTelephoneRow, 'told'> & { told: boolean }

/** Who of these incidents is on record as told by telephone. */
export async function listToldAmong(db: Reader, incidents: readonly string[]): Promise<StoredTelling[]> {
  const rows = await newest(db).where('incident', 'in', eachOf(incidents)).where('told', '=', 1).execute()
  return rows.map(tellingIn)
}

/** What was recorded of one person, oldest first. */
export async function listTellingsOf(db: Reader, incident: string, person: string): Promise<StoredTelling[]> {
  const own = tables(db).selectFrom('toldByTelephone').selectAll().where('incident', '=', incident)
  return (await own.where('person', '=', person).orderBy('number').execute()).map(tellingIn)
}

/** The write that saves it; the table refuses a number that somebody else took. */
export function insertTelling({ told, ...row }: StoredTelling): Write {
  return write((to) => to.insertInto('toldByTelephone').values({ ...row, told: Number(told) }))
}

function tellingIn(row: ToldByTelephoneRow): StoredTelling {
  return { ...row, told: row.told === 1 }
}

function newest(db: Reader) {
  return tables(db)
    .selectFrom('toldByTelephone')
    .selectAll()
    .where(
      'number',
      '=',
      sql<number>`(SELECT max(number) FROM told_by_telephone AS later
        WHERE later.incident = told_by_telephone.incident AND later.person = told_by_telephone.person)`,
    )
}

import { sql } from 'kysely'
import { type Reader, tables } from '../core/database.ts'
import type { CorrectedAddressRow } from '../core/mail-tables.ts'
import { type Write, write } from '../core/statement.ts'

/** The corrected addresses that hold, of these people; who has none is left out. */
export function findCorrectedAddresses(
  db: Reader,
  incident: string,
  people: readonly string[],
): Promise<CorrectedAddressRow[]> {
  const wanted = sql<string>`(SELECT value FROM json_each(${JSON.stringify(people)}))`
  return newest(db, incident).selectAll().where('person', 'in', wanted).execute()
}

/** Who of an incident has a corrected address. */
export async function listCorrectedPeople(db: Reader, incident: string): Promise<string[]> {
  const rows = await newest(db, incident).select('person').execute()
  return rows.map((row) => row.person)
}

/** The write that keeps a corrected address; the table refuses a number that somebody else took. */
export function insertCorrectedAddress(row: CorrectedAddressRow): Write {
  return write((to) => to.insertInto('correctedAddresses').values(row))
}

function newest(db: Reader, incident: string) {
  return tables(db)
    .selectFrom('correctedAddresses')
    .where('incident', '=', incident)
    .where(
      'number',
      '=',
      sql<number>`(SELECT max(number) FROM corrected_addresses AS later
        WHERE later.incident = corrected_addresses.incident AND later.person = corrected_addresses.person)`,
    )
}

import { sql } from 'kysely'
import { type Reader, tables } from '../core/database.ts'
import { eachOf } from '../core/json-list.ts'
import type { CorrectedAddressRow } from '../core/mail-tables.ts'
import { type Write, write } from '../core/statement.ts'
import type { Affected } from './people.ts'

/** An address of somebody that was learnt after the import, sealed; the highest number holds. */
export type StoredAddress = CorrectedAddressRow

/** The corrected addresses that hold, of these people; who has none is left out. */
export function findCorrectedAddresses(
  db: Reader,
  incident: string,
  people: readonly string[],
): Promise<CorrectedAddressRow[]> {
  const all = newestOf(db).where('incident', '=', incident).selectAll()
  return all.where('person', 'in', eachOf(people)).execute()
}

/** Of whom of an incident an address was ever corrected, by whom and when, in that order. */
export function listAddressCorrections(
  db: Reader,
  incident: string,
): Promise<Pick<StoredAddress, 'person' | 'setAt' | 'setBy'>[]> {
  const all = tables(db).selectFrom('correctedAddresses').select(['person', 'setAt', 'setBy'])
  return all.where('incident', '=', incident).orderBy('setAt').execute()
}

/** Who of these incidents has a corrected address, and since when. */
export function listCorrectedAmong(
  db: Reader,
  incidents: readonly string[],
): Promise<(Affected & { setAt: string })[]> {
  return newestOf(db).select(['incident', 'person', 'setAt']).where('incident', 'in', eachOf(incidents)).execute()
}

/** The write that saves a corrected address; the table refuses a number that somebody else took. */
export function insertCorrectedAddress(row: StoredAddress): Write {
  return write((to) => to.insertInto('correctedAddresses').values(row))
}

function newestOf(db: Reader) {
  return tables(db)
    .selectFrom('correctedAddresses')
    .where(
      'number',
      '=',
      sql<number>`(SELECT max(number) FROM corrected_addresses AS later
        WHERE later.incident = corrected_addresses.incident AND later.person = corrected_addresses.person)`,
    )
}

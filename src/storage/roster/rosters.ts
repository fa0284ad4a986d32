import { type Reader, tables } from '../core/database.ts'
import type { RosterRow } from '../core/people-tables.ts'
import { type Write, write } from '../core/statement.ts'

/** A roster that came to an incident, and what its rows came to. */
export type StoredRoster = RosterRow

/** The rosters that came to an incident, in the order of import, withdrawn ones too. */
export function listRosters(db: Reader, incident: string): Promise<StoredRoster[]> {
  return tables(db).selectFrom('rosters').selectAll().where('incident', '=', incident).orderBy('number').execute()
}

/** One roster, or undefined. */
export function findRoster(db: Reader, incident: string, id: string): Promise<StoredRoster | undefined> {
  return tables(db)
    .selectFrom('rosters')
    .selectAll()
    .where('incident', '=', incident)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The write that saves a roster; it counts through the recount that bears its id. */
export function insertRoster(row: StoredRoster): Write {
  return write((to) => to.insertInto('rosters').values(row))
}

/** The write that marks a roster as withdrawn. */
export function withdrawRoster(id: string, withdrawnAt: string): Write {
  return write((to) => to.updateTable('rosters').set({ withdrawnAt }).where('id', '=', id))
}

/** The write that puts other details in the place of those that are sealed of a roster. */
export function updateRosterSeal(id: string, sealed: StoredRoster['sealed']): Write {
  return write((to) => to.updateTable('rosters').set({ sealed }).where('id', '=', id))
}

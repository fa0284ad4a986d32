import { sql } from 'kysely'
import { type Reader, tables } from '../core/database.ts'
import { eachOf } from '../core/json-list.ts'
import type { PersonRow } from '../core/people-tables.ts'
import type { Sealed } from '../core/sealed.ts'
import { type Write, write, writeSql } from '../core/statement.ts'

/** A person’s row of one recount. */
export type RowOfRecount = PersonRow

/** The rows of an incident’s people that are sealed alone, of every recount. */
export function listSealedAlone(db: Reader, incident: string): Promise<RowOfRecount[]> {
  return tables(db)
    .selectFrom('people')
    .selectAll()
    .where('incident', '=', incident)
    .where('sealed', 'is not', null)
    .execute()
}

/** The blocks in which people of an incident are sealed together, of every recount, also those of which no row is counted. */
export async function listBlockIds(db: Reader, incident: string): Promise<number[]> {
  const staged = tables(db).selectFrom('people').select('recount').where('incident', '=', incident)
  const kept = tables(db).selectFrom('recounts').select('id as recount').where('incident', '=', incident)
  const blocks = tables(db).selectFrom('sheets').select('id').where('recount', 'in', kept.union(staged))
  return (await blocks.orderBy('id').execute()).map(({ id }) => id)
}

/** The write that seals a person’s row of one recount anew. */
export function resealRow({ incident, person, recount }: RowOfRecount, sealed: Sealed): Write {
  return write((to) =>
    to
      .updateTable('people')
      .set({ sealed })
      .where('incident', '=', incident)
      .where('person', '=', person)
      .where('recount', '=', recount),
  )
}

/** The write that seals a block anew. */
export function resealBlock(id: number, sealed: Sealed): Write {
  return write((to) => to.updateTable('sheets').set({ sealed }).where('id', '=', id))
}

/** The pages by which people of an incident are found, of every recount. */
export function listIndexPages(db: Reader, incident: string) {
  return tables(db)
    .selectFrom('keyPages')
    .innerJoin('recounts', 'recounts.id', 'keyPages.recount')
    .selectAll('keyPages')
    .where('recounts.incident', '=', incident)
    .execute()
}

/** The write that seals such a page anew. */
export function resealPage(id: number, sealed: Sealed): Write {
  return write((to) => to.updateTable('keyPages').set({ sealed }).where('id', '=', id))
}

/** The write that forgets the doubtful and decided pairs in which one of these descriptions stands. */
export function deletePairsOf(incident: string, descriptions: readonly string[]): Write {
  const all = JSON.stringify(descriptions)
  return writeSql(
    `DELETE FROM pairs WHERE basis IN (SELECT id FROM recounts WHERE incident = ?)
      AND (one IN (SELECT value FROM json_each(?)) OR other IN (SELECT value FROM json_each(?)))`,
    [incident, all, all],
  )
}

/** The statements’ tables that hold a row of their own for each thing known of one person. */
export const OF_ONE = [
  'corrected_addresses',
  'corrected_people',
  'left_out',
  'proposed_addresses',
  'told_by_telephone',
] as const

/** A row of such a table: by its person and number it is told apart, and under a name made of both it is sealed. */
export type RowOfOne = { person: string; number: number; sealed: Sealed }

/** What is known of these people in one of those tables. */
export async function listRowsOfOne(
  db: Reader,
  table: (typeof OF_ONE)[number],
  incident: string,
  people: readonly string[],
): Promise<RowOfOne[]> {
  const number = sql.ref(numberIn(table))
  const rows = sql<RowOfOne>`(SELECT person, ${number} AS number, sealed FROM ${sql.table(table)}
    WHERE incident = ${incident} AND person IN ${eachOf(people)})`
  return await tables(db).withoutPlugins().selectFrom(rows.as('rows')).selectAll().execute()
}

/** The write that seals such a row anew. */
export function resealRowOfOne(
  table: (typeof OF_ONE)[number],
  incident: string,
  { person, number }: RowOfOne,
  sealed: Sealed,
): Write {
  const parameters = [sealed, incident, person, number]
  return writeSql(
    `UPDATE ${table} SET sealed = ? WHERE incident = ? AND person = ? AND ${numberIn(table)} = ?`,
    parameters,
  )
}

function numberIn(table: (typeof OF_ONE)[number]): string {
  return table === 'left_out' ? 'version' : 'number'
}

/** The calls of these people or about these letters. */
export function listCallsOf(db: Reader, incident: string, people: readonly string[], references: readonly string[]) {
  return tables(db)
    .selectFrom('calls')
    .select('id')
    .where('incident', '=', incident)
    .where(({ or, eb }) => or([eb('person', 'in', eachOf(people)), eb('reference', 'in', eachOf(references))]))
    .execute()
}

/** The write that seals a call anew. */
export function resealCall(id: string, sealed: Sealed): Write {
  return write((to) => to.updateTable('calls').set({ sealed }).where('id', '=', id))
}

import type { Compilable } from 'kysely'
import { type Reader, write } from './database.ts'
import type { StepRow } from './tables.ts'

/** The steps of an incident, in the order in which they are to be done. */
export function listSteps(db: Reader, incident: string): Promise<StepRow[]> {
  return db.selectFrom('steps').selectAll().where('incident', '=', incident).orderBy('position').execute()
}

/** One step of an incident, or undefined. */
export function findStep(db: Reader, incident: string, id: string): Promise<StepRow | undefined> {
  return db.selectFrom('steps').selectAll().where('incident', '=', incident).where('id', '=', id).executeTakeFirst()
}

/** The writes that give an incident its steps. */
export function insertSteps(rows: readonly StepRow[]): Compilable[] {
  return rows.map((row) => write.insertInto('steps').values(row))
}

/** The write that keeps a step as it now is. */
export function updateStep({ incident, id, ...step }: StepRow): Compilable {
  return write.updateTable('steps').set(step).where('incident', '=', incident).where('id', '=', id)
}

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

/** What completing a step keeps; all null: it is open again. */
export type Completion = Pick<StepRow, 'performed_at' | 'recorded_at' | 'completed_by'>

/** The write that completes a step or opens it again. */
export function updateStep(incident: string, id: string, completion: Completion): Compilable {
  return write.updateTable('steps').set(completion).where('incident', '=', incident).where('id', '=', id)
}

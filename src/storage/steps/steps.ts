import { type Compilable, sql } from 'kysely'
import { type Reader, write } from '../core/database.ts'
import type { StepRow } from '../core/tables.ts'

/** The steps of an incident, in the order in which they are to be done. */
export function listSteps(db: Reader, incident: string): Promise<StepRow[]> {
  return db.selectFrom('steps').selectAll().where('incident', '=', incident).orderBy('position').execute()
}

/** One step of an incident, or undefined. */
export function findStep(db: Reader, incident: string, id: string): Promise<StepRow | undefined> {
  return db.selectFrom('steps').selectAll().where('incident', '=', incident).where('id', '=', id).executeTakeFirst()
}

/** A step that was changed without an entry of the log, or undefined. */
export function findUnloggedStep(db: Reader): Promise<Pick<StepRow, 'incident' | 'id'> | undefined> {
  return db
    .selectFrom('steps')
    .leftJoin('log', (join) =>
      join
        .onRef('log.incident', '=', 'steps.incident')
        .on('log.subject', '=', sql<string>`'step/' || steps.id`)
        .onRef('log.version', '=', 'steps.version'),
    )
    .select(['steps.incident', 'steps.id'])
    .where('steps.version', '>', 1)
    .where('log.seq', 'is', null)
    .limit(1)
    .executeTakeFirst()
}

/** The writes that give an incident its steps. */
export function insertSteps(rows: readonly StepRow[]): Compilable[] {
  return rows.map((row) => write.insertInto('steps').values(row))
}

/** The write that moves a step to another day, and leaves alone whether it is done. */
export function moveStep(incident: string, id: string, dueOn: string): Compilable {
  return write.updateTable('steps').set({ dueOn }).where('incident', '=', incident).where('id', '=', id)
}

/** The write that keeps a step as it now is. */
export function updateStep({ incident, id, ...step }: StepRow): Compilable {
  return write.updateTable('steps').set(step).where('incident', '=', incident).where('id', '=', id)
}

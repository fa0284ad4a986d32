import { sql } from 'kysely'
import { type Reader, tables } from '../core/database.ts'
import { eachOf } from '../core/json-list.ts'
import { type Write, write } from '../core/statement.ts'
import type { StepRow } from '../core/step-tables.ts'

/** A step of an incident's checklist, and when it was done and recorded; null while it is open. `why`: of one that was added. */
export type IncidentStep = StepRow & { why?: string | null }

/** What of a step can change. */
export type StepChange = Partial<Omit<StepRow, 'incident' | 'id'>>

/** The steps of an incident as they lie there, in the order in which they are to be done. */
export function listSteps(db: Reader, incident: string): Promise<StepRow[]> {
  return tables(db).selectFrom('steps').selectAll().where('incident', '=', incident).orderBy('position').execute()
}

const OF_DAYS = ['incident', 'id', 'title', 'sealed', 'dueOn', 'performedAt', 'notNeededAt'] as const

/** The last day of every step of these incidents, when it was done or found not needed, and what it says. */
export function listStepDays(
  db: Reader,
  incidents: readonly string[],
): Promise<Pick<StepRow, (typeof OF_DAYS)[number]>[]> {
  return tables(db).selectFrom('steps').select(OF_DAYS).where('incident', 'in', eachOf(incidents)).execute()
}

/** One step of an incident as it lies there, or undefined. */
export function findStep(db: Reader, incident: string, id: string): Promise<StepRow | undefined> {
  return tables(db)
    .selectFrom('steps')
    .selectAll()
    .where('incident', '=', incident)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** A step at a version of which no entry of the log says anything, neither its own nor one of several steps; or undefined. */
export function findUnloggedStep(db: Reader): Promise<Pick<IncidentStep, 'incident' | 'id'> | undefined> {
  return tables(db)
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
    .where(sql<boolean>`NOT EXISTS (SELECT 1 FROM log AS several, json_each(several.body, '$.facts.steps') AS one
      WHERE several.incident = steps.incident AND several.of_letter = 0 AND one.value = steps.id
        AND several.body ->> ('$.facts.versions[' || one.key || ']') = steps.version)`)
    .limit(1)
    .executeTakeFirst()
}

/** The writes that give an incident its steps. */
export function insertSteps(rows: readonly StepRow[]): Write[] {
  return rows.map((row) => write((to) => to.insertInto('steps').values(row)))
}

/** The write that moves a step to another day, and leaves alone whether it is done. */
export function moveStep(incident: string, id: string, dueOn: string): Write {
  return write((to) => to.updateTable('steps').set({ dueOn }).where('incident', '=', incident).where('id', '=', id))
}

/** The write that changes so much of a step, and leaves alone what others change at the same time. */
export function changeStep(incident: string, id: string, changed: StepChange): Write {
  return write((to) => to.updateTable('steps').set(changed).where('incident', '=', incident).where('id', '=', id))
}

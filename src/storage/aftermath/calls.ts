import { sql } from 'kysely'
import { type Reader, tables } from '../core/database.ts'
import type { CallRow, FollowUpRow } from '../core/mail-tables.ts'
import { type Write, write } from '../core/statement.ts'

/** A call about an incident, what was said in it sealed. */
export type StoredCall = CallRow

/** What a caller asked for; `doneAt` is null until it was done. */
export type FollowUp = FollowUpRow

/** The calls about an incident, newest first; `before` is the moment before which they came. */
export function listCalls(
  db: Reader,
  incident: string,
  by: { before?: string | undefined; limit: number },
): Promise<StoredCall[]> {
  return tables(db)
    .selectFrom('calls')
    .selectAll()
    .where('incident', '=', incident)
    .$if(by.before !== undefined, (query) => query.where('calledAt', '<', by.before ?? ''))
    .orderBy('calledAt', 'desc')
    .orderBy('id')
    .limit(by.limit)
    .execute()
}

/** One call, or undefined. */
export function findCall(db: Reader, id: string): Promise<StoredCall | undefined> {
  return tables(db).selectFrom('calls').selectAll().where('id', '=', id).executeTakeFirst()
}

/** What these calls asked for, and whether it was done. */
export function listFollowUps(db: Reader, calls: readonly string[]): Promise<FollowUp[]> {
  const wanted = sql<string>`(SELECT value FROM json_each(${JSON.stringify(calls)}))`
  return tables(db).selectFrom('callFollowUps').selectAll().where('call', 'in', wanted).orderBy('what').execute()
}

/** How many calls an incident had, by Day and topic, the newest Day first. */
export function countCalls(db: Reader, incident: string) {
  return tables(db)
    .selectFrom('calls')
    .select(({ fn }) => ['day', 'topic', fn.countAll<number>().as('calls')])
    .where('incident', '=', incident)
    .groupBy(['day', 'topic'])
    .orderBy('day', 'desc')
    .orderBy('topic')
    .execute()
}

/** How many calls of all incidents there were on a Day, by topic, most first. */
export function countCallsOn(db: Reader, day: string) {
  return tables(db)
    .selectFrom('calls')
    .select(({ fn }) => ['topic', fn.countAll<number>().as('calls')])
    .where('day', '=', day)
    .groupBy('topic')
    .orderBy('calls', 'desc')
    .execute()
}

/** The writes that save a call and what it asked for. */
export function insertCall(row: StoredCall, asked: readonly Omit<FollowUp, 'call'>[]): Write[] {
  const todo = asked.map((each) => write((to) => to.insertInto('callFollowUps').values({ call: row.id, ...each })))
  return [write((to) => to.insertInto('calls').values(row)), ...todo]
}

/** The write that saves what a caller asked for as done. */
export function endFollowUp(call: string, what: FollowUp['what'], done: { doneAt: string; doneBy: string }): Write {
  return write((to) => to.updateTable('callFollowUps').set(done).where('call', '=', call).where('what', '=', what))
}

import { sql } from 'kysely'
import { type Reader, tables } from '../core/database.ts'
import type { MailingRow, MailingRunRow } from '../core/mail-tables.ts'
import { type Staged, stage, type Write, write } from '../core/statement.ts'

/** A mailing that counts, what it says sealed. */
export type StoredMailing = Omit<MailingRow, 'found'>

/** A mailing that is being made, or that never came to count: `failed` says why. */
export type StoredMailingRun = MailingRunRow

/** The mailings that count for an incident, oldest first. */
export function listMailings(db: Reader, incident: string): Promise<StoredMailing[]> {
  return tables(db).selectFrom('mailings').selectAll().where('incident', '=', incident).orderBy('number').execute()
}

/** One mailing that counts, or undefined. */
export function findMailing(db: Reader, incident: string, id: string): Promise<StoredMailing | undefined> {
  return tables(db)
    .selectFrom('mailings')
    .selectAll()
    .where('incident', '=', incident)
    .where('id', '=', id)
    .executeTakeFirst()
}

/**
 * The write that makes a staged mailing count. It looks how many of the staged letters are really there, and whether
 * those it stands for (by reference) are all withdrawn; the table refuses the mailing if one is missing or is not.
 */
export function insertMailing(row: StoredMailing, insteadOf: readonly string[] = []): Write {
  const found = sql<number>`(SELECT count(*) FROM letters WHERE mailing = ${row.id}) - (
    SELECT count(*) FROM json_each(${JSON.stringify(insteadOf)}) AS each
      JOIN letters ON letters.reference = each.value AND letters.state <> 'withdrawn')`
  return write((to) => to.insertInto('mailings').values({ ...row, found }))
}

/** The write that saves what became of a mailing: its ZIP's hash, the Day it was mailed. */
export function updateMailing(id: string, now: Partial<Pick<StoredMailing, 'zipHash' | 'mailedOn'>>): Write {
  return write((to) => to.updateTable('mailings').set(now).where('id', '=', id))
}

/** The mailings of an incident that are being made or came to nothing, oldest first. */
export function listMailingRuns(db: Reader, incident: string): Promise<StoredMailingRun[]> {
  return tables(db)
    .selectFrom('mailingRuns')
    .selectAll()
    .where('incident', '=', incident)
    .orderBy('startedAt')
    .execute()
}

/** The mailings of all incidents that are being made or came to nothing. */
export function listMailingRunsEverywhere(db: Reader): Promise<StoredMailingRun[]> {
  return tables(db).selectFrom('mailingRuns').selectAll().orderBy('startedAt').execute()
}

/** One mailing that is being made or came to nothing, or undefined. */
export function findMailingRun(db: Reader, incident: string, id: string): Promise<StoredMailingRun | undefined> {
  return tables(db)
    .selectFrom('mailingRuns')
    .selectAll()
    .where('incident', '=', incident)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Whether a mailing of the same incident was noted before this one and is still being made. */
export async function hasEarlierRun(
  db: Reader,
  { incident, id }: Pick<StoredMailingRun, 'incident' | 'id'>,
): Promise<boolean> {
  const earlier = await tables(db)
    .selectFrom('mailingRuns')
    .select('id')
    .where('incident', '=', incident)
    .where('failed', 'is', null)
    .where(sql<boolean>`rowid < (SELECT rowid FROM mailing_runs WHERE id = ${id})`)
    .executeTakeFirst()
  return earlier !== undefined
}

/** The statement that notes a mailing as being made. */
export function stageMailingRun(row: StoredMailingRun): Staged {
  return stage((to) => to.insertInto('mailingRuns').values(row))
}

/** The statements that say why a mailing came to nothing and sweep away what was staged of it; of one that counts, nothing. */
export function failMailingRun(id: string, failed: string): Staged[] {
  return [
    stage((to) => {
      const counted = to.selectFrom('mailings').select('id')
      return to.deleteFrom('letters').where('mailing', '=', id).where('mailing', 'not in', counted)
    }),
    stage((to) => to.updateTable('mailingRuns').set({ failed }).where('id', '=', id)),
  ]
}

/** The write that forgets a run: its mailing counts now. */
export function deleteMailingRun(id: string): Write {
  return write((to) => to.deleteFrom('mailingRuns').where('id', '=', id))
}

/** The statement that forgets a run that was not to be begun. */
export function dropMailingRun(id: string): Staged {
  return stage((to) => to.deleteFrom('mailingRuns').where('id', '=', id))
}

/** The statement that begins a run anew. */
export function restageMailingRun(id: string, now: Pick<StoredMailingRun, 'startedAt' | 'sealed'>): Staged {
  return stage((to) => to.updateTable('mailingRuns').set(now).where('id', '=', id))
}

/** The statement that sweeps away the letters of every mailing that does not count. */
export function sweepMailings(): Staged[] {
  return [stage((to) => to.deleteFrom('letters').where('mailing', 'not in', to.selectFrom('mailings').select('id')))]
}

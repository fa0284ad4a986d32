import { type Compilable, sql } from 'kysely'
import { type Reader, write } from './database.ts'
import { findEmailWithdrawal } from './email-withdrawals.ts'
import type { LetterLine, LetterState } from './letters.ts'
import type { LetterRow, SendingRow } from './tables.ts'

/** The letter that is next to be sent by e-mail: queued, not paused, not to be left alone until later. */
export function findNextQueued(db: Reader, now: string): Promise<LetterRow | undefined> {
  return queued(db)
    .selectAll('letters')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('sendings')
            .select('try')
            .whereRef('sendings.reference', '=', 'letters.reference')
            .where('due_at', '>', now),
        ),
      ),
    )
    .orderBy('letters.state_at')
    .orderBy(sql`letters.rowid`)
    .limit(1)
    .executeTakeFirst()
}

/** When the first of those letters that wait may be tried again; null where none waits. */
export async function findNextDue(db: Reader): Promise<string | null> {
  const row = await queued(db)
    .innerJoin('sendings', 'sendings.reference', 'letters.reference')
    .select(({ fn }) => fn.min('due_at').as('due'))
    .executeTakeFirst()
  return row?.due ?? null
}

/** The letters whose sending nobody saw the end of. */
export function listSending(db: Reader): Promise<LetterRow[]> {
  return db.selectFrom('letters').selectAll().where(isOnTheWay('sending')).execute()
}

/** The tries to send a letter, the last first. */
export function listSendings(db: Reader, reference: string): Promise<SendingRow[]> {
  return db.selectFrom('sendings').selectAll().where('reference', '=', reference).orderBy('try', 'desc').execute()
}

/** The e-mails of a mailing that are in that state, each with its last try; those that were tried come first. */
export function listEmails(
  db: Reader,
  mailing: string,
  state: LetterState,
  limit: number,
): Promise<(Pick<LetterLine, 'reference' | 'person' | 'state' | 'state_at' | 'reason' | 'message_id'> & LastTry)[]> {
  return db
    .selectFrom('letters')
    .leftJoin('sendings', (join) =>
      join.onRef('sendings.reference', '=', 'letters.reference').on('sendings.try', '=', lastTry()),
    )
    .select(['letters.reference', 'person', 'state', 'state_at', 'reason', 'letters.message_id'])
    .select(['try', 'due_at', 'sendings.sealed'])
    .where('letters.mailing', '=', mailing)
    .where('channel', '=', 'email')
    .where('state', '=', state)
    .orderBy(sql`try IS NULL`)
    .orderBy('position')
    .limit(limit)
    .execute()
}

/** How often a letter was tried, when it may be tried again, and what the server answered, sealed. */
export type LastTry = Pick<{ [Name in keyof SendingRow]: SendingRow[Name] | null }, 'try' | 'due_at' | 'sealed'>

/**
 * The write that begins a try. The table refuses it if the letter is no longer queued, or its reader took the consent back:
 * then nothing of that commit is written.
 */
export function insertSending(
  letter: Pick<LetterRow, 'reference' | 'mailing' | 'incident' | 'person'>,
  begun: Pick<SendingRow, 'try' | 'began_at' | 'message_id'>,
): Compilable {
  const { reference, mailing, incident, person } = letter
  const isQueued = sql<number>`(SELECT count(*) FROM letters WHERE reference = ${reference} AND state = 'queued' AND NOT EXISTS (
    SELECT 1 FROM email_withdrawals AS back WHERE back.incident = ${incident} AND back.person = ${person}))`
  const unknown = { outcome: null, ended_at: null, due_at: null, sealed: null }
  return write.insertInto('sendings').values({ reference, mailing, incident, ...begun, queued: isQueued, ...unknown })
}

/** Why a queued letter is not to go by e-mail any more: its reader withdrew, or it was made again; null: it is to go. */
export async function findObstacle(
  db: Reader,
  { incident, kind, person, copy, printing }: LetterRow,
): Promise<'consent_withdrawn' | 'made_again' | null> {
  if (await findEmailWithdrawal(db, incident, person)) return 'consent_withdrawn'
  const later = await db
    .selectFrom('letters')
    .select('reference')
    .where('incident', '=', incident)
    .where('kind', '=', kind)
    .where('person', '=', person)
    .where('copy', '=', copy)
    .where('printing', '>', printing)
    .executeTakeFirst()
  return later ? 'made_again' : null
}

/** The write that ends a try. */
export function updateSending(
  { reference, try: number }: Pick<SendingRow, 'reference' | 'try'>,
  ended: Pick<SendingRow, 'outcome' | 'ended_at' | 'due_at' | 'sealed'>,
): Compilable {
  return write.updateTable('sendings').set(ended).where('reference', '=', reference).where('try', '=', number)
}

/** The write that lets every waiting letter of a mailing be tried at once. */
export function forgetDue(mailing: string): Compilable {
  return write
    .updateTable('sendings')
    .set({ due_at: null })
    .where('mailing', '=', mailing)
    .where('due_at', 'is not', null)
}

/** Since when a mailing's e-mails are held back; undefined: they are not. */
export async function findPause(db: Reader, mailing: string): Promise<string | undefined> {
  const row = await db.selectFrom('email_pauses').select('paused_at').where('mailing', '=', mailing).executeTakeFirst()
  return row?.paused_at
}

/** The write that holds a mailing's e-mails back. */
export function insertPause(mailing: string, at: string): Compilable {
  return write.insertInto('email_pauses').values({ mailing, paused_at: at })
}

/** The write that lets a mailing's e-mails go. */
export function deletePause(mailing: string): Compilable {
  return write.deleteFrom('email_pauses').where('mailing', '=', mailing)
}

/** How many e-mails of a mailing failed and may be tried again: their reader has no later letter of that kind. */
export async function countFailed(db: Reader, mailing: string): Promise<number> {
  const row = await db
    .selectFrom('letters')
    .select(({ fn }) => fn.countAll<number>().as('failed'))
    .where(isFailedIn(mailing))
    .executeTakeFirst()
  return row?.failed ?? 0
}

/** The write that queues again what failed of a mailing and was not made again since, on paper. */
export function requeueFailed(mailing: string, at: string): Compilable {
  return write.updateTable('letters').set({ state: 'queued', state_at: at, reason: null }).where(isFailedIn(mailing))
}

function isFailedIn(mailing: string) {
  return sql<boolean>`letters.mailing = ${mailing} AND letters.channel = 'email' AND letters.state = 'failed' AND NOT EXISTS (
    SELECT 1 FROM letters AS later WHERE later.incident = letters.incident AND later.kind = letters.kind
      AND later.person = letters.person AND later.copy = letters.copy AND later.printing > letters.printing)`
}

/** Mailings of an incident with e-mails in doubt, and how many each has. */
export function listDoubtful(db: Reader, incident: string): Promise<{ mailing: string; letters: number }[]> {
  return db
    .selectFrom('letters')
    .select(({ fn }) => ['mailing', fn.countAll<number>().as('letters')])
    .where('incident', '=', incident)
    .where('state', '=', 'in_doubt')
    .groupBy('mailing')
    .execute()
}

// With the very words of the partial index `letters_to_be_sent`: SQLite uses it only where it reads them.
function isOnTheWay(state: 'queued' | 'sending') {
  return sql<boolean>`letters.state IN ('queued', 'sending') AND letters.state = ${sql.lit(state)}`
}

function queued(db: Reader) {
  return db
    .selectFrom('letters')
    .innerJoin('mailings', 'mailings.id', 'letters.mailing')
    .where(isOnTheWay('queued'))
    .where('letters.mailing', 'not in', (inner) => inner.selectFrom('email_pauses').select('mailing'))
}

function lastTry() {
  return sql<number>`(SELECT max(try) FROM sendings AS each WHERE each.reference = letters.reference)`
}

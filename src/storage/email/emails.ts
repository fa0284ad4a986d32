import { sql } from 'kysely'
import type { LetterState } from '../../breach/incident/letter-state.ts'
import { type Reader, tables } from '../core/database.ts'
import { type Write, write } from '../core/statement.ts'
import { foundBy } from '../list/line-filter.ts'
import type { LetterLine } from '../mailing/letters.ts'
import type { StoredSending } from './sendings.ts'

/** The e-mails of a mailing that are in that state, each with its last try; those that were tried come first. */
export function listEmails(
  db: Reader,
  mailing: string,
  state: LetterState,
  limit: number,
): Promise<(Pick<LetterLine, 'reference' | 'person' | 'state' | 'stateAt' | 'reason' | 'messageId'> & LastTry)[]> {
  return tables(db)
    .selectFrom('letters')
    .leftJoin('sendings', (join) =>
      join.onRef('sendings.reference', '=', 'letters.reference').on('sendings.try', '=', lastTry()),
    )
    .select(['letters.reference', 'person', 'state', 'stateAt', 'reason', 'letters.messageId'])
    .select(['try', 'dueAt', 'sendings.sealed'])
    .where('letters.mailing', '=', mailing)
    .where('channel', '=', 'email')
    .where('state', '=', state)
    .orderBy(sql`try IS NULL`)
    .orderBy('position')
    .limit(limit)
    .execute()
}

/** How often a letter was tried, when it may be tried again, and what the server answered, sealed. */
export type LastTry = Pick<{ [Name in keyof StoredSending]: StoredSending[Name] | null }, 'try' | 'dueAt' | 'sealed'>

/** How many e-mails of a mailing failed and may be tried again: their reader has no later letter of that kind. */
export async function countFailed(db: Reader, mailing: string): Promise<number> {
  const row = await tables(db)
    .selectFrom('letters')
    .select(({ fn }) => fn.countAll<number>().as('failed'))
    .where(isFailedIn(mailing))
    .executeTakeFirst()
  return row?.failed ?? 0
}

/** How many e-mails of a mailing wait, or failed and were not made again on paper: none of them went. */
export async function countWaiting(db: Reader, mailing: string): Promise<number> {
  const row = await tables(db)
    .selectFrom('letters')
    .select(({ fn }) => fn.countAll<number>().as('waiting'))
    .where('mailing', '=', mailing)
    .where('channel', '=', 'email')
    .where((where) => where.or([where('state', '=', 'queued'), isFailedIn(mailing)]))
    .executeTakeFirst()
  return row?.waiting ?? 0
}

/** The write that queues again what failed of a mailing and was not made again since, on paper. */
export function requeueFailed(mailing: string, at: string): Write {
  return write((to) =>
    to.updateTable('letters').set({ state: 'queued', stateAt: at, reason: null }).where(isFailedIn(mailing)),
  )
}

function isFailedIn(mailing: string) {
  return sql<boolean>`letters.mailing = ${mailing} AND letters.channel = 'email' AND letters.state = 'failed' AND NOT EXISTS (
    SELECT 1 FROM letters AS later WHERE later.incident = letters.incident AND later.kind = letters.kind
      AND later.person = letters.person AND later.copy = letters.copy AND later.printing > letters.printing)`
}

/** A mailing with e-mails that somebody has to look at: how many failed and were not made again, how many are in doubt. */
export type StuckMailing = { incident: string; mailing: string; number: number; failed: number; doubtful: number }

/** Whose mailings: of an incident, of those that are found by a word (as its hash), or of all. */
export type Whose = { incident?: string | undefined; word?: string | undefined }

/** Whether letters are of those incidents. */
export function isOf(db: Reader, { incident, word }: Whose) {
  if (incident !== undefined) return sql<boolean>`letters.incident = ${incident}`
  return word === undefined ? sql<boolean>`1` : sql<boolean>`letters.incident IN ${foundBy(db, [word])}`
}

/** The mailings with stuck e-mails, of an incident, of those found by a word, or of all, at most so many, the newest first. */
export async function listStuck(db: Reader, by: Whose, most: number): Promise<StuckMailing[]> {
  return await tables(db)
    .selectFrom('letters')
    .innerJoin('mailings', 'mailings.id', 'letters.mailing')
    .select(['letters.incident', 'letters.mailing', 'mailings.number'])
    .select(sql<number>`sum(letters.state = 'failed')`.as('failed'))
    .select(sql<number>`sum(letters.state = 'in_doubt')`.as('doubtful'))
    .where(isStuck())
    .where(isOf(db, by))
    .groupBy(['letters.incident', 'letters.mailing', 'mailings.number'])
    .orderBy('letters.incident', 'desc')
    .orderBy('mailings.number', 'desc')
    .limit(most)
    .execute()
}

// With the very words of the partial index `letters_stuck`: SQLite uses it only where it reads them.
function isStuck() {
  return sql<boolean>`letters.channel = 'email' AND letters.state IN ('failed', 'in_doubt') AND NOT EXISTS (
    SELECT 1 FROM letters AS later WHERE later.incident = letters.incident AND later.kind = letters.kind
      AND later.person = letters.person AND later.copy = letters.copy AND later.printing > letters.printing)`
}

function lastTry() {
  return sql<number>`(SELECT max(try) FROM sendings AS each WHERE each.reference = letters.reference)`
}

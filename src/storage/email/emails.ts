import { sql } from 'kysely'
import type { LetterState } from '../../breach/incident/letter-state.ts'
import { type Reader, tables } from '../core/database.ts'
import { type Write, write } from '../core/statement.ts'
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

/** Mailings of an incident with e-mails in doubt, and how many each has. */
export function listDoubtful(db: Reader, incident: string): Promise<{ mailing: string; letters: number }[]> {
  return tables(db)
    .selectFrom('letters')
    .select(({ fn }) => ['mailing', fn.countAll<number>().as('letters')])
    .where('incident', '=', incident)
    .where('state', '=', 'in_doubt')
    .groupBy('mailing')
    .execute()
}

function lastTry() {
  return sql<number>`(SELECT max(try) FROM sendings AS each WHERE each.reference = letters.reference)`
}

import { sql } from 'kysely'
import { type Reader, tables } from '../core/database.ts'
import { type Write, write } from '../core/statement.ts'
import type { StoredLetter } from '../mailing/letters.ts'
import { findEmailWithdrawal } from '../people/email-withdrawals.ts'
import { isOf, type Whose } from './emails.ts'

/** The letter that is next to be sent by e-mail: queued, not paused, not to be left alone until later; of none of these incidents. */
export function findNextQueued(
  db: Reader,
  now: string,
  except: readonly string[] = [],
): Promise<StoredLetter | undefined> {
  return queued(db, except)
    .selectAll('letters')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('sendings')
            .select('try')
            .whereRef('sendings.reference', '=', 'letters.reference')
            .where('dueAt', '>', now),
        ),
      ),
    )
    .orderBy('letters.stateAt')
    .orderBy(sql`letters.rowid`)
    .limit(1)
    .executeTakeFirst()
}

/** A mailing with e-mails that wait: how many, and since when somebody holds them back; null: nobody does. */
export type WaitingMailing = {
  incident: string
  mailing: string
  number: number
  waiting: number
  pausedAt: string | null
}

/** The mailings with waiting e-mails, of an incident, of those found by a word, or of all, at most so many, the newest first. */
export async function listWaiting(
  db: Reader,
  by: Whose,
  only: { paused: boolean; most: number },
): Promise<WaitingMailing[]> {
  return await tables(db)
    .selectFrom('letters')
    .innerJoin('mailings', 'mailings.id', 'letters.mailing')
    .leftJoin('emailPauses', 'emailPauses.mailing', 'letters.mailing')
    .select(['letters.incident', 'letters.mailing', 'mailings.number', 'pausedAt'])
    .select(({ fn }) => fn.countAll<number>().as('waiting'))
    .where(isOnTheWay('queued'))
    .where(isOf(db, by))
    .$if(only.paused, (query) => query.where('pausedAt', 'is not', null))
    .groupBy(['letters.incident', 'letters.mailing', 'mailings.number', 'pausedAt'])
    .orderBy('letters.incident', 'desc')
    .orderBy('mailings.number', 'desc')
    .limit(only.most)
    .execute()
}

/** When the first of those letters that wait may be tried again; null where none waits. */
export async function findNextDue(db: Reader, except: readonly string[] = []): Promise<string | null> {
  const row = await queued(db, except)
    .innerJoin('sendings', 'sendings.reference', 'letters.reference')
    .select(({ fn }) => fn.min('dueAt').as('due'))
    .executeTakeFirst()
  return row?.due ?? null
}

/** The letters whose sending nobody saw the end of. */
export function listSending(db: Reader): Promise<StoredLetter[]> {
  return tables(db).selectFrom('letters').selectAll().where(isOnTheWay('sending')).execute()
}

/** Why a queued letter is not to go by e-mail any more: its reader withdrew, or it was made again; null: it is to go. */
export async function findObstacle(
  db: Reader,
  { incident, kind, person, copy, printing }: StoredLetter,
): Promise<'consent_withdrawn' | 'made_again' | null> {
  if (await findEmailWithdrawal(db, incident, person)) return 'consent_withdrawn'
  const later = await tables(db)
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

/** Whether somebody took back what had not gone of a letter's mailing, at that instant or later. */
export async function wasTakenBack(
  db: Reader,
  { incident, mailing }: Pick<StoredLetter, 'incident' | 'mailing'>,
  since: string,
): Promise<boolean> {
  const row = await tables(db)
    .selectFrom('letters')
    .select('reference')
    .where('incident', '=', incident)
    .where('state', '=', 'withdrawn')
    .where('mailing', '=', mailing)
    .where('reason', 'is', null)
    .where('stateAt', '>=', since)
    .executeTakeFirst()
  return row !== undefined
}

/** Since when a mailing's e-mails are held back; undefined: they are not. */
export async function findPause(db: Reader, mailing: string): Promise<string | undefined> {
  const row = await tables(db)
    .selectFrom('emailPauses')
    .select('pausedAt')
    .where('mailing', '=', mailing)
    .executeTakeFirst()
  return row?.pausedAt
}

/** The write that holds a mailing's e-mails back. */
export function insertPause(mailing: string, at: string): Write {
  return write((to) => to.insertInto('emailPauses').values({ mailing, pausedAt: at }))
}

/** The write that lets a mailing's e-mails go. */
export function deletePause(mailing: string): Write {
  return write((to) => to.deleteFrom('emailPauses').where('mailing', '=', mailing))
}

// With the very words of the partial index `letters_to_be_sent`: SQLite uses it only where it reads them.
function isOnTheWay(state: 'queued' | 'sending') {
  return sql<boolean>`letters.state IN ('queued', 'sending') AND letters.state = ${sql.lit(state)}`
}

function queued(db: Reader, except: readonly string[]) {
  return tables(db)
    .selectFrom('letters')
    .innerJoin('mailings', 'mailings.id', 'letters.mailing')
    .where(isOnTheWay('queued'))
    .where('letters.mailing', 'not in', (inner) => inner.selectFrom('emailPauses').select('mailing'))
    .$if(except.length > 0, (query) => query.where('letters.incident', 'not in', except))
}

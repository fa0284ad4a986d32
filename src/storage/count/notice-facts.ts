import { sql } from 'kysely'
import type { Day } from '../../breach/law/day.ts'
import type { Residence } from '../../breach/law/states.ts'
import type { Reader } from '../core/database.ts'
import { eachOf } from '../core/json-list.ts'
import { type Affected, affectedAmong, affectedIn, currentPeople } from '../people/people.ts'
import { DELIVERED_TO_ROW, readersIn, type Stretch, stretchesOf } from './delivered-notices.ts'

/** What stands outside the seals of the affected and of their letters. */
export type NoticeRow = {
  incident: string
  state: Residence
  reachable: number
  deceased: number
  /** The day on which the newest printed notice that stayed was mailed; null: none. */
  mailedOn: Day | null
  /** The instant at which the newest e-mailed notice that did not bounce was sent; null: none. */
  sentAt: string | null
}

// Instants of one hour fall on one Day wherever in the United States a practice is.
const TO_THE_HOUR = '2026-11-22T16'.length

/** How many of the affected of these incidents stand alike, and were told on one Day, of those to whom a notice went that stayed. */
export async function countToldRows(
  db: Reader,
  incidents: readonly string[],
): Promise<(NoticeRow & { people: number })[]> {
  const counted: (NoticeRow & { people: number })[] = []
  for await (const stretch of stretchesOf(db, incidents)) counted.push(...(await countStretch(db, stretch)))
  return counted
}

async function countStretch(db: Reader, stretch: Stretch): Promise<(NoticeRow & { people: number })[]> {
  const by = ['people.incident', 'people.state', 'people.reachable', 'people.deceased'] as const
  const rows = await affectedIn(db, readersIn(db, stretch))
    .select(by)
    .select(sql<number>`count(*)`.as('people'))
    .select(sql<Day | null>`${MAILED}`.as('mailed'))
    .select(sql<string | null>`max(${SENT})`.as('sent'))
    .groupBy([...by, sql`${MAILED}`, sql`substr(${SENT}, 1, ${sql.lit(TO_THE_HOUR)})`])
    .execute()
  return rows.map(({ mailed, sent, ...row }) => ({ ...row, mailedOn: mailed, sentAt: sent }))
}

/** The same of these people, one by one. */
export async function findNoticeRows(
  db: Reader,
  people: readonly Affected[],
): Promise<(NoticeRow & { person: string })[]> {
  if (people.length === 0) return []
  const rows = await affectedAmong(db, people)
    .select(['people.incident', 'people.person', 'people.state', 'people.reachable', 'people.deceased'])
    .select([MAILED.as('mailed'), SENT.as('sent')])
    .execute()
  return rows.map(({ mailed, sent, ...row }) => ({ ...row, mailedOn: mailed, sentAt: sent }))
}

/** How somebody stands by his or her row alone. */
export type PlainState = 'paper' | 'email' | 'to_be_told' | 'not_reached' | 'kin_not_reached'

const { mailedOn: MAILED, sentAt: SENT } = DELIVERED_TO_ROW
const UNTOLD = sql`${MAILED} IS NULL AND ${SENT} IS NULL`

const PLAIN: Readonly<Record<PlainState, ReturnType<typeof sql<boolean>>>> = {
  paper: sql<boolean>`${MAILED} IS NOT NULL`,
  email: sql<boolean>`${SENT} IS NOT NULL AND ${MAILED} IS NULL`,
  to_be_told: sql<boolean>`people.reachable = 1 AND ${UNTOLD}`,
  not_reached: sql<boolean>`people.reachable = 0 AND people.deceased = 0 AND ${UNTOLD}`,
  kin_not_reached: sql<boolean>`people.reachable = 0 AND people.deceased = 1 AND ${UNTOLD}`,
}

/** One page of those of an incident who stand so, but for these, in the order of their ids. */
export async function listNoticeRows(
  db: Reader,
  incident: string,
  { state, but, after, limit }: { state: PlainState; but: readonly string[]; after: string; limit: number },
): Promise<(NoticeRow & { person: string })[]> {
  const rows = await currentPeople(db, incident)
    .select(['people.incident', 'people.person', 'people.state', 'people.reachable', 'people.deceased'])
    .select([MAILED.as('mailed'), SENT.as('sent')])
    .where('people.present', '=', 1)
    .where('people.person', '>', after)
    .where('people.person', 'not in', eachOf(but))
    .where(PLAIN[state])
    .orderBy('people.person')
    .limit(limit)
    .execute()
  return rows.map(({ mailed, sent, ...row }) => ({ ...row, mailedOn: mailed, sentAt: sent }))
}

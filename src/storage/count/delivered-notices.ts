import { sql } from 'kysely'
import { DELIVERED } from '../../breach/incident/letter-state.ts'
import type { Day } from '../../breach/law/day.ts'
import { type Reader, tables } from '../core/database.ts'
import { eachOf, eachPairOf } from '../core/json-list.ts'
import type { Affected } from '../people/people.ts'

/** Each reader of these incidents whose notice went and stayed, as `told`: when it did, on paper and by e-mail. */
export function deliveredNotices(db: Reader, incidents: readonly string[]) {
  // Every name here is one word: the tables of the people are asked without a look for capitals.
  return tables(db)
    .withoutPlugins()
    .selectFrom('letters')
    .innerJoin('mailings', 'mailings.id', 'letters.mailing')
    .select(['letters.incident', 'letters.person'])
    .select(sql<Day | null>`max(CASE WHEN letters.channel = 'print' THEN mailings.mailed_on END)`.as('mailed_on'))
    .select(sql<string | null>`max(CASE WHEN letters.channel = 'email' THEN letters.state_at END)`.as('sent_at'))
    .where('letters.incident', 'in', eachOf(incidents))
    .where(STAYED)
    .groupBy(['letters.incident', 'letters.person'])
    .as('told')
}

// To the letter as the index of these letters has it.
const STAYED = sql<boolean>`letters.kind = 'individual_notice' AND letters.state IN (${sql.join(DELIVERED.map((state) => sql.lit(state)))})`

/**
 * When the newest notice to a row of `people` that stayed was mailed or sent, one row at a time: a page reads those of a few
 * people and not of a hundred thousand.
 */
export const DELIVERED_TO_ROW = {
  mailedOn: newestTo(sql`mailings.mailed_on`, 'print'),
  sentAt: newestTo(sql`letters.state_at`, 'email'),
}

function newestTo(when: ReturnType<typeof sql>, channel: 'print' | 'email') {
  return sql<string | null>`(SELECT max(${when}) FROM letters JOIN mailings ON mailings.id = letters.mailing
    WHERE letters.incident = people.incident AND letters.person = people.person
    AND letters.channel = ${sql.lit(channel)} AND ${STAYED})`
}

/** The notices that went and stayed, to readers who are no longer among the affected of these incidents. */
export async function listDeliveredToGone(
  db: Reader,
  incidents: readonly string[],
): Promise<(Affected & { mailedOn: Day | null; sentAt: string | null })[]> {
  const rows = await tables(db)
    .withoutPlugins()
    .selectFrom('people')
    .select(['people.incident', 'people.person'])
    .select([DELIVERED_TO_ROW.mailedOn.as('mailed'), DELIVERED_TO_ROW.sentAt.as('sent')])
    .where(sql<boolean>`people.present = 0`)
    .where('people.incident', 'in', eachOf(incidents))
    .distinct()
    .execute()
  return rows.flatMap(({ mailed, sent, ...row }) =>
    mailed === null && sent === null ? [] : [{ ...row, mailedOn: mailed, sentAt: sent }],
  )
}

/** Those of these people who are, or once were, no longer among the affected. */
export async function listOnceGone(db: Reader, people: readonly Affected[]): Promise<Affected[]> {
  const wanted = eachPairOf(people.map(({ incident, person }) => [incident, person]))
  return await tables(db)
    .selectFrom('people')
    .select(['incident', 'person'])
    .where(sql<boolean>`present = 0`)
    .where(sql<boolean>`(incident, person) IN ${wanted}`)
    .distinct()
    .execute()
}

/** When the post last returned a notice of these incidents, of each reader from whom one came back on paper. */
export function listReturnedNotices(
  db: Reader,
  incidents: readonly string[],
): Promise<{ incident: string; person: string; at: string }[]> {
  return notices(db, incidents)
    .select(({ fn }) => ['letters.incident', 'letters.person', fn.max<string>('letters.stateAt').as('at')])
    .where('letters.state', '=', 'returned')
    .groupBy(['letters.incident', 'letters.person'])
    .execute()
}

function notices(db: Reader, incidents: readonly string[]) {
  return tables(db)
    .selectFrom('letters')
    .innerJoin('mailings', 'mailings.id', 'letters.mailing')
    .where('letters.incident', 'in', eachOf(incidents))
    .where('letters.kind', '=', 'individual_notice')
}

import { sql } from 'kysely'
import { DELIVERED } from '../../breach/incident/letter-state.ts'
import type { Day } from '../../breach/law/day.ts'
import { type Reader, tables } from '../core/database.ts'
import { eachOf, eachPairOf } from '../core/json-list.ts'
import type { Affected } from '../people/people.ts'

/** Readers of these incidents: those behind one id up to another. */
export type Stretch = { incidents: readonly string[]; after?: string; upTo?: string }

/** The readers in a stretch whose notice went and stayed, for an IN over incident and person. */
export function readersIn(db: Reader, { incidents, after, upTo }: Stretch) {
  const readers = stayed(db)
    .select(['letters.incident', 'letters.person'])
    .where('letters.incident', 'in', eachOf(incidents))
    .$if(after !== undefined, (query) => query.where('letters.person', '>', after ?? ''))
    .$if(upTo !== undefined, (query) => query.where('letters.person', '<=', upTo ?? ''))
  return sql`(${readers})`
}

/** SQLite answers a whole question at once: so many letters are asked for together, so that others are answered in between. */
const LETTERS_A_STRETCH = 2000

/** The readers of these incidents to whom a notice was made, in stretches of few letters each. */
export async function* stretchesOf(db: Reader, incidents: readonly string[]): AsyncGenerator<Stretch> {
  const mailed = await tables(db)
    .selectFrom('mailings')
    .select(({ fn }) => ['incident', fn.sum<number>('staged').as('letters')])
    .where('incident', 'in', eachOf(incidents))
    .where('kind', '=', 'individual_notice')
    .groupBy('incident')
    .execute()
  const few = mailed.filter(({ letters }) => letters <= LETTERS_A_STRETCH)
  if (few.length > 0) yield { incidents: few.map(({ incident }) => incident) }
  for (const { incident, letters } of mailed) if (letters > LETTERS_A_STRETCH) yield* stretchesOfOne(db, incident)
}

async function* stretchesOfOne(db: Reader, incident: string): AsyncGenerator<Stretch> {
  for (let after = ''; ; ) {
    const border = await stayed(db)
      .select('letters.person')
      .where('letters.incident', '=', incident)
      .where('letters.person', '>', after)
      .orderBy('letters.person')
      .limit(1)
      .offset(LETTERS_A_STRETCH - 1)
      .executeTakeFirst()
    if (!border) return yield { incidents: [incident], after }
    yield { incidents: [incident], after, upTo: border.person }
    after = border.person
  }
}

function stayed(db: Reader) {
  // Every name here is one word: the tables of the people are asked without a look for capitals.
  return tables(db).withoutPlugins().selectFrom('letters').where(STAYED)
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

import { sql } from 'kysely'
import type { Count, Incident } from '../../breach/incident/incident.ts'
import type { Day } from '../../breach/law/day.ts'
import type { Kind } from '../../breach/law/kinds.ts'
import { soonUntil } from '../../breach/law/overdue.ts'
import { type Reader, tables } from '../core/database.ts'
import { eachOf } from '../core/json-list.ts'
import type { IncidentLineRow } from '../core/list-tables.ts'
import { openIncidentRow } from '../incident/incidents.ts'
import type { Vault } from '../vault/vault.ts'
import { isAfter, isBefore, LEGAL_DAY, type Sort } from './line-order.ts'
import { siteWord, soughtWords } from './line-words.ts'

/** What a list of incidents can be narrowed to, besides a kind: something overdue, due in a week, 500 people or more. */
export const SHOWN = ['overdue', 'soon', 'large'] as const

export type Shown = (typeof SHOWN)[number]

/** Whether incidents are closed, as a list can be narrowed to. */
export const STATES = ['open', 'closed'] as const

/** Which incidents a list shows, as of a day: `site` as a whole, `words` those that it is found by. */
export type LineFilter = {
  kind?: Kind | undefined
  show?: Shown | undefined
  state?: (typeof STATES)[number] | undefined
  site?: string | undefined
  words?: string | undefined
  today: Day
}

/** An incident with what was derived of it: its people by its rosters, its steps, the last days of the open ones. */
export type KeptLine = { incident: Incident; count: Count | null; steps: number; stepDays: Day[] }

/** One page of incidents, newest first unless it is said otherwise; `before` is the id after which it begins. */
export async function listLines(
  db: Reader,
  vault: Vault,
  {
    before,
    limit,
    sort = 'newest',
    ...by
  }: LineFilter & { before?: string | undefined; limit: number; sort?: Sort | undefined },
): Promise<KeptLine[]> {
  const rows = await among(db, vault, by)
    .innerJoin('incidents', 'incidents.id', 'incidentLines.incident')
    .select(['incidents.id', 'incidents.sealed', 'count', 'steps', 'stepDays'])
    .$if(before !== undefined, (query) => query.where(sort === 'law' ? isAfter(before ?? '') : isBefore(before ?? '')))
    .$if(sort === 'law', (query) => query.orderBy(LEGAL_DAY))
    .orderBy('incidentLines.year', sort === 'law' ? 'asc' : 'desc')
    .orderBy('incidentLines.number', sort === 'law' ? 'asc' : 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ incident: openIncidentRow(vault, row), ...openLine(row) }))
}

/** The ids of the incidents that were merged into this one, in the order of their numbers. */
export async function listMergedInto(db: Reader, incident: string): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('incidentLines')
    .select('incident')
    .where('mergedInto', '=', incident)
    .orderBy('year')
    .orderBy('number')
    .execute()
  return rows.map((row) => row.incident)
}

/** How many incidents, of those that pass the rest of the filter, each narrower list has. */
export async function countLines(
  db: Reader,
  vault: Vault,
  by: Omit<LineFilter, 'show'>,
): Promise<Record<Shown, number>> {
  const counted = (show: Shown) =>
    among(db, vault, { ...by, show }).select(({ fn }) => fn.countAll<number>().as('lines'))
  const row = await tables(db)
    .selectNoFrom([counted('overdue').as('overdue'), counted('soon').as('soon'), counted('large').as('large')])
    .executeTakeFirstOrThrow()
  return { overdue: row.overdue ?? 0, soon: row.soon ?? 0, large: row.large ?? 0 }
}

/** What is kept of a line, read. */
export function openLine({ count, steps, stepDays }: Pick<IncidentLineRow, 'count' | 'steps' | 'stepDays'>) {
  return {
    count: count === null ? null : (JSON.parse(count) as Count),
    steps,
    stepDays: JSON.parse(stepDays) as Day[],
  }
}

function among(db: Reader, vault: Vault, { kind, show, state, site, words, today }: LineFilter) {
  const said = soughtWords(vault, words ?? '')
  const sought = [...said, ...(site === undefined ? [] : [siteWord(vault, site)])]
  return (
    tables(db)
      .selectFrom('incidentLines')
      .$call((query) => (kind === undefined ? query : query.where('incidentLines.kind', '=', kind)))
      .$if(state !== undefined, (query) => query.where('closedOn', state === 'open' ? 'is' : 'is not', null))
      // What holds no word finds nothing.
      .$if(words !== undefined && said.length === 0, (query) => query.where(sql<boolean>`0`))
      .$if(sought.length > 0, (query) => query.where('incidentLines.incident', 'in', foundBy(db, sought)))
      .$if(show === 'overdue', (query) => query.where('firstDay', '<', today))
      .$if(show === 'large', (query) => query.where(sql<boolean>`is_large = 1`))
      .$if(show === 'soon', (query) => query.where('incidentLines.incident', 'in', dueSoon(db, today)))
  )
}

/** The incidents that are found by all of these words, as hashes. */
export function foundBy(db: Reader, words: readonly string[]) {
  return tables(db)
    .selectFrom('incidentWords')
    .select('incidentWords.incident')
    .where('word', 'in', eachOf(words))
    .groupBy('incidentWords.incident')
    .having(({ fn }) => fn.countAll<number>(), '=', words.length)
}

// As isSoon and isHeld have it: a last day in the week from today on, which nothing holds any more.
function dueSoon(db: Reader, today: Day) {
  return tables(db)
    .selectFrom('dueDays')
    .select('dueDays.incident')
    .where('day', '>=', today)
    .where('day', '<=', soonUntil(today))
    .where('openFrom', '<=', today)
}

import type { Count, Incident } from '../../breach/incident/incident.ts'
import type { Day } from '../../breach/law/day.ts'
import { type Reader, tables } from '../core/database.ts'
import { eachOf } from '../core/json-list.ts'
import type { IncidentLineRow } from '../core/list-tables.ts'
import { openIncidentRow } from '../incident/incidents.ts'
import type { Vault } from '../vault/vault.ts'
import { type LineFilter, linesAmong, type Shown } from './line-filter.ts'
import { isAfter, isBefore, LEGAL_DAY, type Sort } from './line-order.ts'

/** An incident with what was derived of it: its people by its rosters, its steps, the last days of the open ones. */
export type KeptLine = { incident: Incident; count: Count | null; steps: number; stepDays: Day[] }

/** One page of incidents, newest first unless it is said otherwise; `before` is the id after which it begins. */
export async function listLines(
  db: Reader,
  vault: Vault,
  { before, limit, ...by }: SortedFilter & { before?: string | undefined; limit: number },
): Promise<KeptLine[]> {
  const isLater = by.sort === 'law' ? isAfter : isBefore
  const rows = await inOrder(db, vault, by)
    .innerJoin('incidents', 'incidents.id', 'incidentLines.incident')
    .select(WHOLE)
    .$if(before !== undefined, (query) => query.where(isLater(before ?? '')))
    .limit(limit)
    .execute()
  return rows.map((row) => lineIn(vault, row))
}

/** The ids of all of them, as they are at one moment. */
export async function listLineIds(db: Reader, vault: Vault, by: SortedFilter): Promise<string[]> {
  const rows = await inOrder(db, vault, by).select('incidentLines.incident').execute()
  return rows.map(({ incident }) => incident)
}

/** The incidents with these ids, in their order. */
export async function listLinesOf(db: Reader, vault: Vault, ids: readonly string[]): Promise<KeptLine[]> {
  const rows = await tables(db)
    .selectFrom('incidentLines')
    .where('incidentLines.incident', 'in', eachOf(ids))
    .innerJoin('incidents', 'incidents.id', 'incidentLines.incident')
    .select(WHOLE)
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? []).map((row) => lineIn(vault, row))
}

const WHOLE = ['incidents.id', 'incidents.sealed', 'count', 'steps', 'stepDays'] as const

type SortedFilter = LineFilter & { sort?: Sort | undefined }

function inOrder(db: Reader, vault: Vault, { sort = 'newest', ...by }: SortedFilter) {
  return linesAmong(db, vault, by)
    .$if(sort === 'law', (query) => query.orderBy(LEGAL_DAY))
    .orderBy('incidentLines.year', sort === 'law' ? 'asc' : 'desc')
    .orderBy('incidentLines.number', sort === 'law' ? 'asc' : 'desc')
}

function lineIn(vault: Vault, row: Parameters<typeof openIncidentRow>[1] & Parameters<typeof openLine>[0]): KeptLine {
  return { incident: openIncidentRow(vault, row), ...openLine(row) }
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
    linesAmong(db, vault, { ...by, show }).select(({ fn }) => fn.countAll<number>().as('lines'))
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

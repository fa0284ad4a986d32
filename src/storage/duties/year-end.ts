import { sql } from 'kysely'
import type { Count, Incident } from '../../breach/incident/incident.ts'
import { placeOf } from '../../breach/incident/incident-id.ts'
import type { Day } from '../../breach/law/day.ts'
import { hiddenFrom, type Reader, tables, wholeReader } from '../core/database.ts'
import type { YearEndList } from '../core/list-tables.ts'
import { isHidden } from '../core/sight/hide-incidents.ts'
import { openIncidentRow } from '../incident/incidents.ts'
import { openLine } from '../list/lines.ts'
import type { Vault } from '../vault/vault.ts'

export type { YearEndList } from '../core/list-tables.ts'

/** The place of an entry in its list: the day of discovery, the incident, the report that is owed. */
export type YearEndPlace = { discoveredOn: Day; incident: string; duty: string }

/** An incident in one of the lists of a year's closing; `duty` is empty where no report is owed. */
export type YearEndEntry = { incident: Incident; count: Count | null; duty: string; discoveredOn: Day }

/** One page of a list of a year's closing, by day of discovery; `after` is the place after which it begins. */
export async function listYearEnd(
  db: Reader,
  vault: Vault,
  { year, list, after, limit }: { year: number; list: YearEndList; after?: YearEndPlace | undefined; limit: number },
): Promise<YearEndEntry[]> {
  const rows = await tables(db)
    .selectFrom('yearEndEntries')
    .innerJoin('incidents', 'incidents.id', 'yearEndEntries.incident')
    .innerJoin('incidentLines', 'incidentLines.incident', 'yearEndEntries.incident')
    .select(['incidents.id', 'incidents.sealed', 'count', 'steps', 'stepDays', 'duty', 'yearEndEntries.discoveredOn'])
    .where('yearEndEntries.year', '=', year)
    .where('list', '=', list)
    .$if(after !== undefined, (query) => query.where(isAfter(after)))
    .orderBy('yearEndEntries.discoveredOn')
    .orderBy('loggedYear')
    .orderBy('loggedNumber')
    .orderBy('duty')
    .limit(limit)
    .execute()
  return rows.map(({ duty, discoveredOn, ...row }) => ({
    incident: openIncidentRow(vault, row),
    count: openLine(row).count,
    duty,
    discoveredOn: discoveredOn,
  }))
}

/** How many entries the lists of a year's closing have; `restricted`: of these, how many this reader does not see. */
export type YearEndCounts = Record<'counts' | 'restricted', Record<YearEndList, number>>

/** How many entries each list of a year's closing has in all, and how many of them are hidden from this reader, if they are counted. */
export async function countYearEnd(db: Reader, year: number): Promise<YearEndCounts> {
  const its = hiddenFrom(db)
  const hidden = sql<number>`sum(${isHidden(sql.ref('year_end_entries.incident'), its)})`
  const rows = await tables(its.isCounted ? wholeReader(db) : db)
    .selectFrom('yearEndEntries')
    .select(({ fn }) => ['list', fn.countAll<number>().as('entries'), hidden.as('hidden')])
    .where('year', '=', year)
    .groupBy('list')
    .execute()
  return {
    counts: { ...NONE, ...Object.fromEntries(rows.map(({ list, entries }) => [list, entries])) },
    restricted: { ...NONE, ...Object.fromEntries(rows.map(({ list, hidden }) => [list, hidden])) },
  }
}

const NONE: Record<YearEndList, number> = { open: 0, filed: 0, uncounted: 0, decided: 0, large: 0 }

function isAfter({ discoveredOn, incident, duty }: YearEndPlace = { discoveredOn: '', incident: '', duty: '' }) {
  const { year, number } = placeOf(incident)
  return sql<boolean>`(year_end_entries.discovered_on, logged_year, logged_number, duty) > (${discoveredOn}, ${year}, ${number}, ${duty})`
}

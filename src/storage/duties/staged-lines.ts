import type { Count } from '../../breach/incident/incident.ts'
import type { Day } from '../../breach/law/day.ts'
import type { DueDayRow, IncidentLineRow, IncidentWordRow, ListsAsOfRow, YearEndRow } from '../core/list-tables.ts'
import { type Staged, stageSql } from '../core/statement.ts'

/** Under which edition and up to which entry of the log something was derived. */
export type AsOf = Omit<ListsAsOfRow, 'id'>

/** What was derived of one incident for the lists. */
export type DerivedIncident = {
  line: Omit<IncidentLineRow, keyof AsOf | keyof ReadLine> & ReadLine
  days: readonly Omit<DueDayRow, 'incident'>[]
  /** As `wordsOf` has them. */
  words: readonly string[]
  yearEnd: readonly Omit<YearEndRow, 'incident' | 'loggedYear' | 'loggedNumber'>[]
}

/** What of a line lies otherwise in the table than it is read. */
type ReadLine = { isLarge: boolean; count: Count | null; stepDays: Day[] }

/** The day from which something is open that nothing holds. */
export const EVER: Day = '0001-01-01'

/**
 * The statements that put what was derived of these incidents in the place of what stood there. What was derived from a
 * newer state meanwhile stays: its line has a later `seq`. All rows of a table go through one parameter.
 */
export function stageLines({ edition, seq }: AsOf, derived: readonly DerivedIncident[]): Staged[] {
  const ids = JSON.stringify(derived.map(({ line }) => line.incident))
  return [
    stageSql(DELETE_DAYS, [ids, seq]),
    stageSql(DELETE_YEAR_END, [ids, seq]),
    stageSql(DELETE_WORDS, [ids, seq]),
    stageSql(INSERT_DAYS, [JSON.stringify(derived.flatMap(daysOf)), seq]),
    stageSql(INSERT_WORDS, [JSON.stringify(derived.flatMap(wordRowsOf)), seq]),
    stageSql(INSERT_YEAR_END, [JSON.stringify(derived.flatMap(yearEndOf)), seq]),
    stageSql(UPSERT_LINES, [edition, seq, JSON.stringify(derived.map(lineRow)), seq]),
  ]
}

/** The statement that says how far all lists hold. */
export function stageAsOf({ edition, seq }: AsOf): Staged {
  return stageSql(UPSERT_AS_OF, [edition, seq])
}

function lineRow({ line }: DerivedIncident): Omit<IncidentLineRow, keyof AsOf> {
  const { isLarge, count, stepDays, ...rest } = line
  const asText = { count: count && JSON.stringify(count), stepDays: JSON.stringify(stepDays) }
  return { ...rest, ...asText, isLarge: Number(isLarge) }
}

function daysOf({ line: { incident }, days }: DerivedIncident): DueDayRow[] {
  return days.map((day) => ({ incident, ...day }))
}

function wordRowsOf({ line: { incident }, words }: DerivedIncident): IncidentWordRow[] {
  return words.map((word) => ({ word, incident }))
}

function yearEndOf({ line: { incident, year, number }, yearEnd }: DerivedIncident): YearEndRow[] {
  return yearEnd.map((entry) => ({ incident, loggedYear: year, loggedNumber: number, ...entry }))
}

const UPSERT_AS_OF = `INSERT INTO lists_as_of (id, edition, seq) VALUES (1, ?, ?)
  ON CONFLICT (id) DO UPDATE SET edition = excluded.edition, seq = excluded.seq`

const IS_NEWEST = (incident: string) =>
  `NOT EXISTS (SELECT 1 FROM incident_lines AS newer WHERE newer.incident = ${incident} AND newer.seq > ?)`

const DELETE = 'WHERE incident IN (SELECT value FROM json_each(?)) AND'

const DELETE_DAYS = `DELETE FROM due_days ${DELETE} ${IS_NEWEST('due_days.incident')}`

const DELETE_WORDS = `DELETE FROM incident_words ${DELETE} ${IS_NEWEST('incident_words.incident')}`

const DELETE_YEAR_END = `DELETE FROM year_end_entries ${DELETE} ${IS_NEWEST('year_end_entries.incident')}`

const FROM_ROWS = `FROM json_each(?) WHERE ${IS_NEWEST(`value ->> 'incident'`)}`

// The same last day of two notices is one.
const INSERT_DAYS = `INSERT OR IGNORE INTO due_days (incident, day, open_from)
  SELECT value ->> 'incident', value ->> 'day', value ->> 'openFrom' ${FROM_ROWS}`

const INSERT_WORDS = `INSERT OR IGNORE INTO incident_words (word, incident)
  SELECT value ->> 'word', value ->> 'incident' ${FROM_ROWS}`

const INSERT_YEAR_END = `INSERT INTO year_end_entries (year, list, discovered_on, logged_year, logged_number, duty, incident)
  SELECT value ->> 'year', value ->> 'list', value ->> 'discoveredOn', value ->> 'loggedYear', value ->> 'loggedNumber',
    value ->> 'duty', value ->> 'incident' ${FROM_ROWS}`

const UPSERT_LINES = `INSERT INTO incident_lines
    (edition, seq, incident, year, number, kind, first_day, is_large, count, steps, step_days, closed_on,
    merged_into, first_legal_day)
  SELECT ?, ?, value ->> 'incident', value ->> 'year', value ->> 'number', value ->> 'kind', value ->> 'firstDay',
    value ->> 'isLarge', value ->> 'count', value ->> 'steps', value ->> 'stepDays',
    value ->> 'closedOn', value ->> 'mergedInto',
    value ->> 'firstLegalDay' ${FROM_ROWS}
  ON CONFLICT (incident) DO UPDATE SET edition = excluded.edition, seq = excluded.seq, kind = excluded.kind,
    first_day = excluded.first_day, is_large = excluded.is_large, count = excluded.count, steps = excluded.steps,
    step_days = excluded.step_days, closed_on = excluded.closed_on, merged_into = excluded.merged_into,
    first_legal_day = excluded.first_legal_day`

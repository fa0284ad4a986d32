import type { GeneratedAlways } from 'kysely'
import type { RestrictionReason, Standing } from '../../breach/incident/restriction.ts'
import type { Day } from '../../breach/law/day.ts'
import type { Kind } from '../../breach/law/kinds.ts'
import type { Sealed } from './sealed.ts'

/** Incidents, who sees them, and what lists of them ask. */
export type ListTables = {
  incidents: IncidentRow
  restrictions: RestrictionRow
  namedPeople: NamedPersonRow
  savedViews: SavedViewRow
  listsAsOf: ListsAsOfRow
  incidentLines: IncidentLineRow
  dueDays: DueDayRow
  incidentWords: IncidentWordRow
  yearEndEntries: YearEndRow
}

/** Under which edition of the law and of our code the derived tables hold, and up to which entry of the log. */
export type ListsAsOfRow = { id: 1; edition: string; seq: number }

/** What lists of incidents ask of one; derived from all the rest. */
export type IncidentLineRow = {
  incident: string
  edition: string
  /** The entry of the log up to which it surely holds. */
  seq: number
  year: number
  number: number
  kind: Kind
  /** The earliest last day that is still to be kept. */
  firstDay: Day | null
  isLarge: number
  /** JSON: `Count`; null: no roster counts anybody. */
  count: string | null
  steps: number
  /** JSON: the last days of the open steps. */
  stepDays: string
  /** null: it is open. */
  closedOn: Day | null
  /** The incident that it is one with; null: it was not merged. */
  mergedInto: string | null
  /** The earliest of those last days that a law names. */
  firstLegalDay: Day | null
}

/** A last day that is still to be kept; before `openFrom` law enforcement holds it. */
export type DueDayRow = { incident: string; day: Day; openFrom: Day }

/** A word by which an incident is found, as a keyed hash. */
export type IncidentWordRow = { word: string; incident: string }

/** Where an incident stands at the closing of its year of discovery; `duty` is empty where no report is owed. */
export type YearEndRow = {
  year: number
  list: YearEndList
  discoveredOn: Day
  loggedYear: number
  loggedNumber: number
  duty: string
  incident: string
}

/** `large`: of 500 or more, reported with the letters. */
export type YearEndList = 'open' | 'filed' | 'uncounted' | 'decided' | 'large'

/** A view of the list of incidents that somebody saved, with its name and filter sealed. */
export type SavedViewRow = { id: string; owner: string; savedAt: string; sealed: Sealed }

/** An incident, sealed. */
export type IncidentRow = {
  id: string
  version: number
  kind: Kind
  discoveredOn: Day
  sealed: Sealed
  /** As the id says them, which as text has no order. */
  year: GeneratedAlways<number>
  number: GeneratedAlways<number>
}

/** An incident that only those see who are named on it. */
export type RestrictionRow = { incident: string; reason: RestrictionReason; restrictedAt: string }

/** How an account stands to a restricted incident. */
export type NamedPersonRow = { incident: string; user: string; standing: Standing }

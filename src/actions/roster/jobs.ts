import type { Day } from '../../breach/law/day.ts'
import type { Group } from '../../people/linkage/located.ts'
import type { ColumnRead } from '../../people/reading/layout-gaps.ts'
import type { Person } from '../../people/values/person.ts'
import type { ByState } from '../../storage/count/roster-snapshots.ts'
import type { StagedSnapshot } from '../count/roster-snapshot.ts'
import type { Reading } from './detect-layout.ts'

/** Where rosters are staged. */
export type RosterJobs = {
  /** Stages rosters where that stalls nobody; without it they are staged in place. */
  runImport?: (job: StagingJob, watch?: Watch) => Promise<StagedImport>
  runWithdrawal?: (job: WithdrawalJob) => Promise<StagedSnapshot>
  /** Checks an upload before its import where that stalls nobody. */
  runCheck?: (job: CheckJob) => Promise<void>
  /** Writes the rows of a large roster on another thread, which reads them itself, and then goes on in place; null where that does not pay. */
  writeElsewhere?: (job: StagingJob, goOn: (written: WrittenPeople) => PersonWriter) => Promise<PersonWriter | null>
}

/** Which upload is to be staged as which roster of which incident, and how it is to be read. */
export type StagingJob = {
  incident: string
  upload: string
  roster: string
  number: number
  today: Day
  reading: Reading
}

/** The progress of an import: rows read, or people kept. `of` is how many there are, where that is known. */
export type Progress = { phase: 'reading' | 'joining' | 'keeping'; done: number; of: number | null }

/** Somebody who looks at an import while it runs, and may stop it. */
export type Watch = { progress?(at: Progress): void; signal?: AbortSignal | undefined }

/** What is odd in a roster. `row` 1 is the first after the header, null: the whole file. A value of the row only masked. */
export type RosterProblem = { row: number | null; column: string | null; message: string; masked?: string }

/** What staging found: `rows` is always people, joined and `refused` together; the cells of `fixed` of them were corrected before. */
export type StagedImport = StagedSnapshot & {
  rows: number
  refused: number
  added: number
  fixed: number
  problems: RosterProblem[]
  /** How the columns were read, and what none of them holds, in sentences. */
  columns: ColumnRead[]
  missing: string[]
}

/** Which upload is to be read as it would be imported, for its odd rows. */
export type CheckJob = Pick<StagingJob, 'incident' | 'upload' | 'reading'>

/** Which roster is to be withdrawn, and under which snapshot what is left of the people is staged. */
export type WithdrawalJob = { incident: string; roster: string; snapshot: string }

/** A row that describes a person. */
export type PersonRowRead = { row: number; person: Person }

/** What was staged: how many people, and how the count by State changes by them. */
export type WrittenPeople = { staged: number; change: ByState }

/** Stages the people of a roster: each row at once as a person of its own, then those joined whom the rows tell to be one. */
export type PersonWriter = {
  take(rows: readonly PersonRowRead[]): Promise<void>
  /** Ends with rows: what was written of them. */
  written(): Promise<WrittenPeople>
  settle(groups: readonly Group[]): Promise<WrittenPeople>
}

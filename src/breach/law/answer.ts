import type { Day } from './day.ts'
import type { State } from './states.ts'

/** Where a duty stands today. The due day itself is still in time. */
export type Status = 'open' | 'overdue' | 'held' | 'done' | 'done_late'

/** One notice that somebody must receive. */
export type Duty = {
  id: string
  /** Who must receive it, in words. */
  to: string
  /** The last day that is in time; null where the law gives a standard and no number. */
  due: Day | null
  standard: string
  /** An earlier day that is safe where the office counts otherwise than its statute. */
  safeBy?: Day
  status: Status
  citation: string
  /** One or more sentences with the incident's own numbers in them. */
  why: string
  /** Immediate, or with the year-end report. */
  track?: 'immediate' | 'annual'
  /** How substitute notice must be given. */
  form?: 'under_10' | '10_or_more'
  /** The count from which it is owed, where that is not one; it was reached. */
  line?: number
  /** How many of its readers were told, and how many are left, where each is on record. */
  told?: number
  left?: number
  /** How the office takes the notice, and where. */
  method?: string
  url?: string
  /** When the law of a State was last checked, and how sure that is. */
  reviewed?: Day
  confidence?: 'high' | 'medium' | 'low'
}

/** Something to know beside the duties; `duty` or `state` where it is about one. */
export type Note = { code: string; text: string; duty?: string; state?: State }

/** A notice that is not owed: why, and the one fact by which it would be, where one is enough. */
export type NotOwed = {
  id: string
  to: string
  because: string
  /** The one fact that would make it owed, where one is enough: ends the sentence "It would be owed if …". */
  unless?: string
  citation: string
  state?: State
}

export type Answer = {
  /** `presumed`: nobody rebutted it; `yes`: assessed so, or notice was chosen. */
  breach: 'no' | 'presumed' | 'yes'
  because: string
  citation: string
  discoveredOn: Day
  duties: Duty[]
  notes: Note[]
}

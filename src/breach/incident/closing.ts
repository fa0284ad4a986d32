import type { Day } from '../law/day.ts'

/** How an incident ends: all was done, it is one with another incident, or it was logged by mistake. */
export const ENDINGS = ['finished', 'merged', 'withdrawn'] as const

/** The closing of an incident, on a Day. What was closed before and reopened stands in the log. */
export type Closing = {
  how: (typeof ENDINGS)[number]
  on: Day
  by: string
  /** The incident that it is one with, where it was merged. */
  into: string | null
  /** Why it was merged or withdrawn. */
  reason: string | null
  /** What was missing, and why it was closed without it. */
  gaps: readonly Gap[]
}

export type Gap = { id: string; title: string; reason: string }

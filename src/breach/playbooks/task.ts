import type { OwnerRole } from '../steps/owner.ts'

/** The six parts of every response, in their usual order. */
export const PHASES = ['contain', 'preserve', 'identify', 'assess', 'notify', 'prevent'] as const

export type Phase = (typeof PHASES)[number]

/** A step of a playbook, before an incident gives it its day. */
export type Task = {
  /** Stable: it names the step on the timeline for ever. */
  id: string
  phase: Phase
  owner: OwnerRole
  /** Calendar days after the day of discovery, which is day 0. */
  days: number
  title: string
  detail: string
  citation?: string
  /** Somebody else signs it off. */
  secondPerson?: true
}

/** What one kind of incident asks beyond the common steps. */
export type Playbook = readonly Task[]

import type { Day } from '../../breach/law/day.ts'
import type { Phase } from '../../breach/playbooks/task.ts'
import type { OwnerRole } from '../../breach/steps/owner.ts'
import type { Sealed } from './sealed.ts'

/** A step as it lies in the database. */
export type StepRow = {
  incident: string
  id: string
  position: number
  phase: Phase
  owner: OwnerRole
  title: string
  detail: string
  citation: string | null
  dueOn: Day
  performedAt: string | null
  recordedAt: string | null
  completedBy: string | null
  version: number
  /** A user; null: whoever has the role. */
  ownedBy: string | null
  backup: string | null
  startedAt: string | null
  startedBy: string | null
  reopenedAt: string | null
  notNeededAt: string | null
  notNeededBy: string | null
  /** 1: somebody else signs it off. */
  secondPerson: number | null
  signedAt: string | null
  signedBy: string | null
  /** What it says, where somebody added it; null: it is of a playbook. */
  sealed: Sealed | null
  /** The playbook and its version that the step is of; null: what it says lies in `title` and `detail`. */
  playbook: string | null
  playbookVersion: number | null
  /** The step from whose doing its days count, and how many; null: `dueOn` alone. */
  dueFrom: string | null
  dueDays: number | null
  /** 1: it waits while law enforcement asks for a delay. */
  tellsPatients: number | null
  /** Somebody said that its condition holds. */
  appliesAt: string | null
  appliesBy: string | null
}

/** A version of a playbook; `steps` is JSON, and the practice's own lies sealed instead. `savedBy` null: Breachbook saved it. */
export type PlaybookRow = {
  playbook: string
  version: number
  steps: string
  savedAt: string
  savedBy: string | null
  sealed: Sealed | null
}

/** The next version while it is written; `sealed` null: nobody writes any. */
export type PlaybookDraftRow = {
  playbook: string
  change: number
  changedAt: string
  changedBy: string
  sealed: Sealed | null
}

/** Who is who in the playbooks of a practice. */
export type PlaybookHandRow = { hand: string; person: string; backup: string | null }

/** The tables of what is to be done. */
export type StepTables = {
  steps: StepRow
  playbooks: PlaybookRow
  playbookHands: PlaybookHandRow
  playbookDrafts: PlaybookDraftRow
}

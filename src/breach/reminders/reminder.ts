import type { Day } from '../law/day.ts'
import type { StepOwner } from '../steps/owner.ts'

/** What somebody can be reminded of by mail, in the order in which a mail tells it. */
export const REMINDER_KINDS = [
  'legal_day',
  'count_line',
  'report_waits',
  'step_late',
  'step_near',
  'step_yours',
  'signature',
  'letter_stuck',
] as const

export type ReminderKind = (typeof REMINDER_KINDS)[number]

/** How often somebody gets a brief of all that is open. */
export const BRIEFS = ['daily', 'weekly', 'none'] as const

export type Brief = (typeof BRIEFS)[number]

/**
 * One thing of which one person is reminded; `reminderKey` says what of it is never told twice. `thing`
 * names a step, duty, mailing, report or text by its id and holds no words of anybody. `due`: the last day it speaks of, where it does.
 */
export type Reminder = {
  person: string
  kind: ReminderKind
  incident: string
  thing: string
  day: Day
  due: Day | null
}

/** Somebody who can be reminded. */
export type Reminded = { id: string; role: string }

/** A step that is still to be done; `given`: when it was last given to whoever has it, and by whom. */
export type StepToDo = StepOwner & { id: string; dueOn: Day; given: { on: Day; by: string } }

/** A text, decision or step that waits for a second person: since when, and after whom. */
export type SignatureAsked = { thing: string; author: string; askedOn: Day; backup: string | null }

/** What of an open incident somebody is reminded of: all of it codes and days. */
export type OpenForReminders = {
  incident: string
  discoveredOn: Day
  steps: readonly StepToDo[]
  /** Notices that are still to be given now, with the last day of each; null: the law names none. */
  duties: readonly { id: string; due: Day | null; line?: number | undefined }[]
  signatures: readonly SignatureAsked[]
  /** Mailings with e-mails that failed or are unconfirmed, and the newest day on which one did. */
  stuck: readonly { mailing: string; since: Day }[]
}

import type { Day } from '../../breach/law/day.ts'
import type { Brief, ReminderKind } from '../../breach/reminders/reminder.ts'

/** What somebody chose; `unwanted` is a JSON list of kinds. */
export type ReminderChoiceRow = { user: string; unwanted: string; brief: Brief }

/** A mail to somebody of the practice, without its words. */
export type ReminderMailRow = {
  id: string
  user: string
  what: 'reminders' | 'daily' | 'weekly'
  madeAt: string
  state: 'queued' | 'sending' | 'sent' | 'failed' | 'in_doubt'
  stateAt: string
  tries: number
  /** It is not tried before. */
  dueAt: string | null
  messageId: string | null
  /** A code of why it failed. */
  reason: string | null
}

/** The kinds of reminders, and the brief. */
export type ToldKind = ReminderKind | 'brief'

/** One thing of which one person was reminded; a brief is about no incident, which is empty. */
export type ReminderRow = {
  user: string
  kind: ToldKind
  incident: string
  thing: string
  day: Day
  due: Day | null
  mail: string
}

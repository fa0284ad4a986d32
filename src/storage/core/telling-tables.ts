import type { Day } from '../../breach/law/day.ts'
import type { Brief, ReminderKind } from '../../breach/reminders/reminder.ts'
import type { Sealed } from './sealed.ts'

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

/** The secret address of somebody's calendar, by its SHA-256. */
export type CalendarFeedRow = { id: string; user: string; hash: string; madeAt: string; revokedAt: string | null }

/** An event as a calendar showed it last; `cancelled` is 1 once it went. */
export type CalendarEventRow = {
  feed: string
  uid: string
  day: Day
  summary: string
  path: string
  sequence: number
  changedAt: string
  cancelled: number
}

/** An address that is told of what happens. */
export type WebhookRow = {
  id: string
  madeAt: string
  /** The entry of the log up to which it was looked for what to tell. */
  seenSeq: number
  failingSince: string | null
  disabledAt: string | null
  disabledWhy: 'by_hand' | 'failing' | 'gone' | null
  removedAt: string | null
  sealed: Sealed
}

/** One thing that is told to one address. */
export type WebhookDeliveryRow = {
  id: string
  webhook: string
  event: string
  source: string
  body: string
  madeAt: string
  state: 'queued' | 'delivered' | 'failed'
  tries: number
  dueAt: string | null
  lastAt: string | null
  status: number | null
  reason: string | null
}

/** A try of a delivery: what was answered, or a code of why nothing was. */
export type WebhookTryRow = { delivery: string; try: number; at: string; status: number | null; reason: string | null }

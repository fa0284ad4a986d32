import type { Duty, Status } from './answer.ts'
import { type Day, inWords } from './day.ts'
import { type Delay, delayed, isHeld } from './hold.ts'
import { isPast } from './overdue.ts'
import type { Situation } from './situation.ts'

/** A duty as the law makes it, before it is known where it stands. */
export type PendingDuty = Omit<Duty, 'status'> & {
  /** The law under which law enforcement may delay it; null: it may not. */
  delayedUnder: string | null
  /** The day it was done, where that is not for `done` to say. */
  doneOn?: Day | null
}

/** A last day that is still to be kept, whatever day it is: to be met from `heldUntil` on, where law enforcement holds it. */
export type LastDay = { day: Day; heldUntil: Day | null }

/** The duty as it stands on the Situation's day: delayed by what holds it, done, held, overdue or open. */
export function settle(
  { delayedUnder, doneOn, id, to, due, safeBy, standard, citation, why, ...rest }: PendingDuty,
  situation: Situation,
): Duty {
  const delay = delayOf({ delayedUnder, due }, situation)
  const done = doneOnOf({ id, doneOn }, situation)
  return {
    id,
    to,
    due: delay.due,
    ...(safeBy !== undefined && delay.due === due && { safeBy }),
    standard,
    status: statusOf(delay, done, situation.today),
    citation,
    why: why + delaySentence(due, delay, delayedUnder),
    ...rest,
  }
}

/** The last day of a duty and until when it is held; null where it is done, or the law names no day. */
export function lastDayOf(duty: PendingDuty, situation: Situation): LastDay | null {
  const { due, heldUntil } = delayOf(duty, situation)
  return due === null || doneOnOf(duty, situation) !== null ? null : { day: due, heldUntil }
}

/** Whether a duty was met, in time or late. */
export function isDone({ status }: Pick<Duty, 'status'>): boolean {
  return status === 'done' || status === 'done_late'
}

/** Whether a duty is to be met now: neither done nor held. */
export function isOpen({ status }: Pick<Duty, 'status'>): boolean {
  return status === 'open' || status === 'overdue'
}

function delayOf({ delayedUnder, due }: Pick<PendingDuty, 'delayedUnder' | 'due'>, { holds }: Situation): Delay {
  return delayedUnder === null ? { due, heldUntil: null } : delayed(due, holds)
}

function doneOnOf({ id, doneOn }: Pick<PendingDuty, 'id' | 'doneOn'>, { done }: Situation): Day | null {
  return doneOn === undefined ? (done[id] ?? null) : doneOn
}

function delaySentence(due: Day | null, delay: Delay, delayedUnder: string | null): string {
  if (delay.due === null || delay.due === due) return ''
  return ` A law enforcement statement moves that to ${inWords(delay.due)} (${delayedUnder}).`
}

function statusOf({ due, heldUntil }: Delay, doneOn: Day | null, today: Day): Status {
  if (doneOn !== null) return isPast(due, doneOn) ? 'done_late' : 'done'
  if (isHeld(heldUntil, today)) return 'held'
  return isPast(due, today) ? 'overdue' : 'open'
}

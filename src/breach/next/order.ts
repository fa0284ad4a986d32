import { readersOf } from '../incident/ledger.ts'
import { isSoon } from '../law/overdue.ts'
import { isDone, isOpen } from '../law/pending-duty.ts'
import type { IncidentStanding, StandingDuty } from './incident-standing.ts'
import { dayOf } from './sentence.ts'

const NO_DAY = '9999-12-31'

/** The duties that are to be met now, in the order in which they come: a broken day first, then by day; without one last. */
export function openDuties({ duties }: Pick<IncidentStanding, 'duties'>): StandingDuty[] {
  return duties.filter(isOpen).toSorted(comesBefore)
}

/** The duties that nobody has met, those on hold among them. */
export function unmetDuties({ duties }: Pick<IncidentStanding, 'duties'>): StandingDuty[] {
  return duties.filter((duty) => !isDone(duty)).toSorted(comesBefore)
}

/** Whether the legal day of a duty is broken or falls within a week: then nothing goes before it but what blocks it. */
export function isUrgent(duty: StandingDuty, { today }: Pick<IncidentStanding, 'today'>): boolean {
  return duty.status === 'overdue' || isSoon(dayOf(duty), today)
}

/** Whether a duty is the letter to those affected. */
export function isLetter({ id }: Pick<StandingDuty, 'id'>): boolean {
  return readersOf(id) !== null
}

// On one day the people come before the offices.
function comesBefore(one: StandingDuty, other: StandingDuty): number {
  return placeOf(one).localeCompare(placeOf(other))
}

function placeOf(duty: StandingDuty): string {
  const rank = isLetter(duty) ? 0 : duty.form ? 1 : 2
  return `${duty.status === 'overdue' ? 0 : 1} ${dayOf(duty) ?? NO_DAY} ${rank} ${duty.id}`
}

import { readersOf } from '../incident/ledger.ts'
import type { Day } from '../law/day.ts'
import { isSoon, plannedDay } from '../law/overdue.ts'
import { isDone, isOpen } from '../law/pending-duty.ts'
import type { IncidentStanding, StandingDuty } from './incident-standing.ts'

const NO_DAY = '9999-12-31'

/** The duties that are to be met now, in the order in which they come: a broken day first, then by day; without one last. */
export function openDuties({ duties, today }: Dated): StandingDuty[] {
  return inOrder(duties.filter(isOpen), today)
}

/** The duties that nobody has met, those on hold among them. */
export function unmetDuties({ duties, today }: Dated): StandingDuty[] {
  return inOrder(
    duties.filter((duty) => !isDone(duty)),
    today,
  )
}

/** Whether the legal deadline of a duty is missed or falls within a week: then nothing goes before it but what blocks it. */
export function isUrgent(duty: StandingDuty, { today }: Pick<IncidentStanding, 'today'>): boolean {
  return duty.status === 'overdue' || isSoon(plannedDay(duty, today), today)
}

/** Whether a duty is the letter to those affected. */
export function isLetter({ id }: Pick<StandingDuty, 'id'>): boolean {
  return readersOf(id) !== null
}

type Dated = Pick<IncidentStanding, 'duties' | 'today'>

// On one day the people come before the offices.
function inOrder(duties: readonly StandingDuty[], today: Day): StandingDuty[] {
  const placeOf = (duty: StandingDuty) => {
    const rank = isLetter(duty) ? 0 : duty.form ? 1 : 2
    return `${duty.status === 'overdue' ? 0 : 1} ${plannedDay(duty, today) ?? NO_DAY} ${rank} ${duty.id}`
  }
  return duties.toSorted((one, other) => placeOf(one).localeCompare(placeOf(other)))
}

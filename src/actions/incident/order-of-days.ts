import type { Day } from '../../breach/law/day.ts'
import { type FieldError, Refused } from '../../errors.ts'

/** The days of an incident that have an order among themselves. */
type Days = {
  discoveredOn: Day
  occurredFrom?: Day | null | undefined
  occurredTo?: Day | null | undefined
}

/** Refuses an incident that ended before it began, or began after it was discovered. */
export function refuseDisorder({ discoveredOn, occurredFrom, occurredTo }: Days): void {
  const errors: FieldError[] = []
  if (occurredFrom && occurredTo && occurredTo < occurredFrom) {
    errors.push({
      path: 'occurredTo',
      message: `The incident cannot have ended (${occurredTo}) before it began (${occurredFrom}).`,
    })
  }
  if (occurredFrom && occurredFrom > discoveredOn) {
    errors.push({
      path: 'occurredFrom',
      message: `The incident cannot have begun (${occurredFrom}) after it was discovered (${discoveredOn}).`,
    })
  }
  if (errors.length > 0) throw new Refused(errors.map((each) => each.message).join(' '), errors)
}

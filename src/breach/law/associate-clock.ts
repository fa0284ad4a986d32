import { type Day, daysBetween, earlierOf, plus } from './day.ts'
import type { Associate } from './situation.ts'

/** A business associate's own limit, in calendar days from its discovery, 45 CFR 164.410(b). */
export const ASSOCIATE_DAYS = 60

/** A business associate's clock: the last day to tell us by the law and by its contract; days it took, or has left. */
export type AssociateClock = Running | Unknown

type Running = {
  byLaw: Day
  byContract: Day | null
  /** The earlier of the two. */
  due: Day
  /** Days from its discovery until it told us; null: it has not. */
  took: number | null
  /** Days past `due` when it told us, or today while it has not; 0 or less: in time. */
  late: number
}

/** Its discovery is not known. */
type Unknown = Record<keyof Running, null>

/** How a business associate stands to its duty to tell us, as of a day. */
export function associateClock({ discoveredOn, toldUsOn, contractDays }: Associate, today: Day): AssociateClock {
  if (discoveredOn === null) return { byLaw: null, byContract: null, due: null, took: null, late: null }
  const byLaw = plus(discoveredOn, ASSOCIATE_DAYS)
  const byContract = contractDays === null ? null : plus(discoveredOn, contractDays)
  const due = earlierOf(byLaw, byContract ?? byLaw)
  const took = toldUsOn === null ? null : daysBetween(discoveredOn, toldUsOn)
  return { byLaw, byContract, due, took, late: daysBetween(due, toldUsOn ?? today) }
}

import { type Day, earlierOf, plus, plusBusinessDays } from '../law/day.ts'
import { delayed } from '../law/hold.ts'
import type { Limit, Relative } from '../law/law.ts'
import type { LawContext } from '../law/law-context.ts'
import type { PendingDuty } from '../law/pending-duty.ts'

/** The days on which other notices are due and were given, from which some of a State's clocks run. */
export type Letters = {
  /** null: due under a standard without a number, or not owed. */
  due: Day | null
  given: Day | null
  reportDue: Day | null
  reportGiven: Day | null
}

/**
 * A due day; provisional while its clock waits for a notice that has not been given, assumed where it runs from the
 * discovery because nobody has determined yet what the law counts from.
 */
export type Deadline = { due: Day | null; isProvisional: boolean; isAssumed: boolean; startedOn: Day | null }

const HOURS_A_DAY = 24

const NO_DEADLINE: Deadline = { due: null, isProvisional: false, isAssumed: false, startedOn: null }

/** When a limit of a State's law ends, the day of its start being day 0; null without a number. */
export function deadlineOf({ limit, unit, from }: Limit, matter: LawContext, letters: Letters): Deadline {
  if (limit === null || unit === null || from === null) return NO_DEADLINE
  const { day, isProvisional = false, isAssumed = false } = startOf(from, matter, letters)
  return { due: day && run(day, limit, unit), isProvisional, isAssumed, startedOn: day }
}

/** The same for a notice that stands to the letters: with, before or not later than they are due, or were given. */
export function jointDeadline(limit: Limit & { relative: Relative }, matter: LawContext, letters: Letters): Deadline {
  const own = deadlineOf(limit, matter, letters)
  if (limit.relative === null || limit.relative === 'after') return own
  return { ...own, due: earlierKnown(own.due, earlierKnown(letters.due, letters.given)) }
}

/** The day a notice is due with what holds it. */
export function heldDue(owed: PendingDuty | undefined, { situation }: LawContext): Day | null {
  if (owed === undefined) return null
  return owed.delayedUnder === null ? owed.due : delayed(owed.due, situation.holds).due
}

/** The earlier of two days of which either may be unknown. */
export function earlierKnown(one: Day | null, other: Day | null): Day | null {
  return one !== null && other !== null ? earlierOf(one, other) : (one ?? other)
}

type Start = { day: Day | null; isProvisional?: boolean; isAssumed?: boolean }

function startOf(from: NonNullable<Limit['from']>, { situation, discoveredOn }: LawContext, letters: Letters): Start {
  switch (from) {
    case 'discovery':
      return { day: discoveredOn }
    case 'determination':
      return { day: situation.event.determinedOn ?? discoveredOn, isAssumed: situation.event.determinedOn === null }
    case 'individual_notice':
      return { day: letters.given ?? letters.due, isProvisional: letters.given === null }
    case 'hhs_notice':
      return { day: letters.reportGiven ?? letters.reportDue, isProvisional: letters.reportGiven === null }
  }
}

function run(day: Day, limit: number, unit: NonNullable<Limit['unit']>): Day {
  switch (unit) {
    case 'calendar_days':
      return plus(day, limit)
    case 'business_days':
      return plusBusinessDays(day, limit)
    case 'hours':
      return plus(day, Math.floor(limit / HOURS_A_DAY))
  }
}

import type { Answer } from '../law/answer.ts'
import { type Day, isDay } from '../law/day.ts'
import type { Incident } from './incident.ts'

/** An accounting of disclosures reaches back so many years, 45 CFR 164.528. */
const ACCOUNTING_YEARS = 6

/** Whether a disclosure stands in the accounting, and why; `isReading`: that is how we read the law, check with counsel. */
export type Listing = { listed: boolean; because: string; isReading: boolean }

/** An incident as the accounting weighs it. */
export type Accountable = Pick<Incident, 'occurredFrom' | 'occurredTo' | 'discoveredOn' | 'event'>

/**
 * Whether an incident is a disclosure that a person's accounting lists. An impermissible disclosure fits none of the
 * exceptions of 164.528(a)(1), so it is listed, breach or not; an internal use is no disclosure.
 */
export function listingOf(incident: Accountable, breach: Answer['breach'], today: Day): Listing {
  const ground = GROUNDS.find(({ holds }) => holds(incident, today))
  if (ground) return { listed: ground.listed, because: ground.because, isReading: ground.isReading }
  return { listed: true, because: breach === 'no' ? NO_BREACH : LISTED, isReading: false }
}

/** The first day that an accounting asked for on that day reaches back to. */
export function reachesBackTo(today: Day): Day {
  const sameDay = `${String(Number(today.slice(0, 4)) - ACCOUNTING_YEARS).padStart(4, '0')}${today.slice(4)}`
  return isDay(sameDay) ? sameDay : `${sameDay.slice(0, 4)}-02-28`
}

const LISTED = 'A disclosure that the Privacy Rule did not permit is not covered by any exception in 164.528(a)(1).'

const NO_BREACH =
  'It was found not to be a breach, and no one had to be notified. A disclosure that was not permitted is still listed: 164.528(a)(1) has no exception for it.'

type Ground = Listing & { holds(incident: Accountable, today: Day): boolean }

const GROUNDS: readonly Ground[] = [
  {
    holds: ({ event }) => !event.phi,
    listed: false,
    because: 'It was recorded as not protected health information.',
    isReading: false,
  },
  {
    holds: ({ event }) => event.nature === 'use',
    listed: false,
    because: 'It was a use within the practice. An internal use is not a disclosure.',
    isReading: false,
  },
  {
    holds: (incident, today) => lastDayOf(incident) < reachesBackTo(today),
    listed: false,
    because: 'It ended more than six years ago.',
    isReading: false,
  },
  {
    holds: ({ event }) => event.permitted,
    listed: false,
    because: 'It was recorded as permitted. Whether a permitted disclosure is listed depends on the reason: check.',
    isReading: true,
  },
  {
    holds: ({ event }) => event.nature !== 'disclosure',
    listed: true,
    because:
      'An outsider gained access to the information. Whether that is a disclosure is unsettled, so it is listed to be safe.',
    isReading: true,
  },
]

// Where its end is not known, it may have gone on until it was discovered.
function lastDayOf({ occurredTo, discoveredOn }: Accountable): Day {
  return occurredTo ?? discoveredOn
}

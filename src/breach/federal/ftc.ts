import { type Day, inWords, plusBusinessDays, yearOf } from '../law/day.ts'
import type { LawContext } from '../law/law-context.ts'
import type { PendingDuty } from '../law/pending-duty.ts'
import { countsByState, type StateCount } from '../law/states.ts'
import { FTC_MEDIA_THRESHOLD, FTC_THRESHOLD, isOver } from '../law/thresholds.ts'
import { capitalized, counted, stateName } from '../law/words.ts'
import { sixtyDays, whomOf } from './individuals.ts'
import { dayLimit, WITHOUT_DELAY, yearEndLimit } from './rule.ts'

/** Whether 16 CFR 318 applies: a vendor of personal health records outside HIPAA, 16 CFR 318.1(a). */
export function isUnderFtcRule({ situation }: LawContext): boolean {
  return situation.entity.hipaa === 'none' && situation.entity.phrVendor
}

/** The notices of the FTC's Health Breach Notification Rule, 16 CFR 318. */
export function ftcNotices(matter: LawContext): PendingDuty[] {
  const states = countsByState(matter.situation.people.residents)
  const media = states.filter(({ residents }) => isOver(FTC_MEDIA_THRESHOLD, residents))
  return [individuals(matter), commission(matter), ...media.map((count) => mediaNotice(matter, count))]
}

// 89 FR 47028: since this day the FTC is told with the individuals; before it, within 10 business days.
const AMENDED_ON: Day = '2024-07-29'
const BUSINESS_DAYS_BEFORE = 10

const DELAYED_UNDER = '16 CFR 318.4'

function individuals(matter: LawContext): PendingDuty {
  return {
    id: 'ftc.individuals',
    to: whomOf(matter),
    due: dayLimit(matter),
    standard: WITHOUT_DELAY,
    citation: '16 CFR 318.4(a)',
    why: `Each individual whose personal health record was breached must be notified. ${sixtyDays(matter)}`,
    delayedUnder: DELAYED_UNDER,
  }
}

function commission(matter: LawContext): PendingDuty {
  const isImmediate = matter.total === null || isOver(FTC_THRESHOLD, matter.total)
  return {
    id: 'ftc.ftc',
    to: 'the Federal Trade Commission',
    citation: '16 CFR 318.5(c)',
    delayedUnder: DELAYED_UNDER,
    ...(isImmediate ? immediate(matter) : annual(matter)),
    ...(isImmediate && matter.total !== null && { line: FTC_THRESHOLD.at }),
  }
}

type Timing = Pick<PendingDuty, 'due' | 'standard' | 'why' | 'track'>

function immediate(matter: LawContext): Timing {
  if (matter.situation.event.knownOn < AMENDED_ON) return withinTenBusinessDays(matter)
  return {
    due: dayLimit(matter),
    standard: 'contemporaneously with the notice to individuals',
    why: `${capitalized(whomOf(matter))}; at 500 or more, the FTC must be notified at the same time. ${sixtyDays(matter)}`,
    track: 'immediate',
  }
}

function withinTenBusinessDays(matter: LawContext): Timing {
  const due = plusBusinessDays(matter.discoveredOn, BUSINESS_DAYS_BEFORE)
  return {
    due,
    standard: 'within 10 business days of discovery',
    why: `${capitalized(whomOf(matter))}; at 500 or more, and known before July 29, 2024, the FTC must be notified within 10 business days of ${inWords(matter.discoveredOn)}, by ${inWords(due)}.`,
    track: 'immediate',
  }
}

function annual(matter: LawContext): Timing {
  return {
    due: yearEndLimit(matter),
    standard: 'within 60 calendar days of the end of the year',
    why: `${capitalized(whomOf(matter))}, fewer than 500: it goes in the log for ${yearOf(matter.discoveredOn)}, due to the FTC by ${inWords(yearEndLimit(matter))}.`,
    track: 'annual',
  }
}

function mediaNotice(matter: LawContext, { state, residents }: StateCount): PendingDuty {
  return {
    id: `ftc.media.${state}`,
    to: `prominent media outlets serving ${stateName(state)}`,
    due: dayLimit(matter),
    standard: WITHOUT_DELAY,
    citation: '16 CFR 318.5(b)',
    why: `${counted(residents, 'resident')} of ${stateName(state)}, 500 or more: notify its media. ${sixtyDays(matter)}`,
    delayedUnder: DELAYED_UNDER,
    line: FTC_MEDIA_THRESHOLD.at,
  }
}

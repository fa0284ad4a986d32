import { inWords } from '../law/day.ts'
import type { Limit, Relative, Threshold } from '../law/law.ts'
import { capitalized, counted, number, stateName } from '../law/words.ts'
import type { Deadline } from './clock.ts'
import type { StateMatter } from './statute.ts'

/** `512 residents of Texas`. */
export function residentsOf({ residents, state }: StateMatter): string {
  return `${counted(residents, 'resident')} of ${stateName(state)}`
}

/** `250 or more`, `more than 500`; empty where one is enough. */
export function lineWords({ threshold, compare }: Pick<Threshold, 'threshold' | 'compare'>): string {
  if (threshold === 1 && compare === '>=') return ''
  return compare === '>=' ? `${number(threshold)} or more` : `more than ${number(threshold)}`
}

/** How long the law gives, with the days of this incident. */
export function limitSentence(limit: Limit, deadline: Deadline): string {
  if (limit.limit === null || limit.from === null) return 'The law sets a standard but no number of days.'
  const length = `${number(limit.limit)} ${UNITS[limit.unit ?? 'calendar_days']} from ${STARTS[limit.from]}`
  if (deadline.due === null || deadline.startedOn === null) return `It is due ${length}, which has no date yet.`
  if (deadline.isAssumed)
    return `It is due ${length}. Nobody has recorded one, so it counts from discovery on ${inWords(deadline.startedOn)}: by ${inWords(deadline.due)} at the latest.`
  const start = `${deadline.isProvisional ? 'due ' : ''}on ${inWords(deadline.startedOn)}`
  return `It is due ${length} ${start}: by ${inWords(deadline.due)} at the latest${provisionally(deadline)}.`
}

/** Why no day is shown for a breach that is older than the law held here. */
export function notHeldSentence({ matter, law }: Pick<StateMatter, 'matter' | 'law'>): string {
  const oldest = law.from === null ? '' : `; the oldest version held is of ${inWords(law.from)}`
  return `The version of the law in force on ${inWords(matter.situation.event.knownOn)} is not held here${oldest}, so no date is shown. Check with counsel.`
}

/** How the notice stands to the letters to residents; empty where it does not. */
export function relativeSentence(relative: Relative, { due }: Deadline): string {
  if (relative === null || relative === 'after') return ''
  const day = due === null ? '' : `, by ${inWords(due)}`
  return ` ${capitalized(RELATIVES[relative])} the letters to residents${day}.`
}

const UNITS = { calendar_days: 'calendar days', business_days: 'business days', hours: 'hours' }

const STARTS = {
  discovery: 'discovery',
  determination: 'determination',
  individual_notice: 'the letters to residents',
  hhs_notice: 'the report to the HHS Secretary',
}

const RELATIVES = { before: 'it goes before', not_later_than: 'it goes no later than', with: 'it goes with' }

function provisionally({ isProvisional }: Deadline): string {
  return isProvisional ? ', provisionally: the clock starts when that notice is given' : ''
}

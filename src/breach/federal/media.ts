import type { LawContext } from '../law/law-context.ts'
import type { PendingDuty } from '../law/pending-duty.ts'
import { countsByState, type StateCount } from '../law/states.ts'
import { isOver, MEDIA_THRESHOLD } from '../law/thresholds.ts'
import { counted, stateName } from '../law/words.ts'
import { sixtyDays } from './individuals.ts'
import { dayLimit, type Rule, WITHOUT_DELAY } from './rule.ts'

/** The media of each State with more than 500 affected residents, put to each State by itself, 45 CFR 164.406. */
export function mediaNotices(rule: Rule, matter: LawContext): PendingDuty[] {
  return countsByState(matter.situation.people.residents)
    .filter(({ residents }) => isOver(MEDIA_THRESHOLD, residents))
    .map((count) => mediaNotice(rule, matter, count))
}

function mediaNotice(rule: Rule, matter: LawContext, { state, residents }: StateCount): PendingDuty {
  return {
    id: `${rule.prefix}.media.${state}`,
    to: `prominent media outlets serving ${stateName(state)}`,
    due: dayLimit(matter),
    standard: WITHOUT_DELAY,
    citation: rule.cite('164.406'),
    why: `${counted(residents, 'resident')} of ${stateName(state)}, more than 500: notify its media. ${sixtyDays(matter)}`,
    delayedUnder: rule.cite('164.412'),
    line: MEDIA_THRESHOLD.at,
  }
}

import type { Day } from '../law/day.ts'
import type { LawContext } from '../law/law-context.ts'
import type { PendingDuty } from '../law/pending-duty.ts'
import { coveredEntityNotice } from './associate.ts'
import { ftcNotices, isUnderFtcRule } from './ftc.ts'
import { individualsNotice } from './individuals.ts'
import { mediaNotices } from './media.ts'
import { HIPAA, PART2, type Rule } from './rule.ts'
import { secretaryNotice } from './secretary.ts'
import { substituteNotice } from './substitute.ts'

/** Every notice that federal law asks for; none where there is no breach or nobody is affected. */
export function federalDuties(matter: LawContext): PendingDuty[] {
  if (matter.breach === 'no' || matter.total === 0) return []
  return [...rulesOver(matter).flatMap((rule) => noticesUnder(rule, matter)), ...ftcDuties(matter)]
}

/** Which of HIPAA and Part 2 govern: a record can be under both, and is then reported twice. */
export function rulesOver({ situation: { entity, event } }: LawContext): Rule[] {
  const hipaa = entity.hipaa === 'none' ? [] : [HIPAA]
  return entity.part2 && event.knownOn >= PART2_BEGAN ? [...hipaa, PART2] : hipaa
}

// The compliance date of 89 FR 12472.
const PART2_BEGAN: Day = '2026-02-16'

function noticesUnder(rule: Rule, matter: LawContext): PendingDuty[] {
  if (matter.situation.entity.hipaa === 'business_associate') return [coveredEntityNotice(rule, matter)]
  return [
    individualsNotice(rule, matter),
    secretaryNotice(rule, matter),
    ...mediaNotices(rule, matter),
    ...substituteNotice(rule, matter),
  ]
}

function ftcDuties(matter: LawContext): PendingDuty[] {
  return isUnderFtcRule(matter) ? ftcNotices(matter) : []
}

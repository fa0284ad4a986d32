import type { LawContext } from '../law/law-context.ts'
import type { PendingDuty } from '../law/pending-duty.ts'
import { sixtyDays } from './individuals.ts'
import { dayLimit, type Rule, WITHOUT_DELAY } from './rule.ts'

/** A business associate's own duty: it tells the covered entity, which owes all the rest, 45 CFR 164.410. */
export function coveredEntityNotice(rule: Rule, matter: LawContext): PendingDuty {
  return {
    id: `${rule.prefix}.covered_entity`,
    to: 'each covered entity whose information it was',
    due: dayLimit(matter),
    standard: WITHOUT_DELAY,
    citation: rule.cite('164.410(b)'),
    why:
      `A business associate must notify the covered entity and identify the individuals as far as it can; a contract may set ` +
      `an earlier day. ${sixtyDays(matter)}`,
    delayedUnder: rule.cite('164.412'),
  }
}

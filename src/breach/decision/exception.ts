import type { Exception, Situation } from '../law/situation.ts'
import type { Nature } from '../law/vocabulary.ts'
import { listed } from '../law/words.ts'

/** Where the three exceptions stand: paragraph (1) of "breach" in 45 CFR 164.402. */
export const EXCEPTION_CITATION = '45 CFR 164.402 Breach (1)'

/** Whether an exception is claimed and stands: on record, and every fact that it needs is true. */
export function exceptionStands(situation: Situation): boolean {
  return situation.exception !== null && failingsOf(situation.exception, situation.event.nature).length === 0
}

/** Why the exception does not stand, one clause for each fact that is missing; empty where it stands. */
export function failingsOf(exception: Exception, nature: Nature): string[] {
  const { natures, needs } = NEEDED[exception.kind]
  const failed = needs.filter((need) => !need.holds(exception)).map((need) => need.failing)
  return natures.includes(nature) ? failed : [`it covers ${listed(natures)}, and this was ${nature}`, ...failed]
}

type Need = { holds: (exception: Exception) => boolean; failing: string }

const GOOD_FAITH: Need = { holds: (claim) => claim.goodFaith, failing: 'good faith is not shown' }
const AUTHORITY: Need = { holds: (claim) => claim.withinAuthority, failing: 'it was not within the scope of authority' }
const SAME_ENTITY: Need = { holds: (claim) => claim.sameEntity, failing: 'the recipient belongs to another entity' }
const AUTHORIZED: Need = {
  holds: (claim) => claim.bothAuthorized,
  failing: 'not both persons were authorized to access the information',
}
const NO_MISUSE: Need = { holds: (claim) => !claim.furtherMisuse, failing: 'there was a further impermissible use' }
const DOCUMENTED: Need = { holds: (claim) => claim.documented, failing: 'it is not documented (45 CFR 164.414(b))' }

const NEEDED: Record<Exception['kind'], { natures: Nature[]; needs: Need[] }> = {
  good_faith_workforce_access: {
    natures: ['acquisition', 'access', 'use'],
    needs: [GOOD_FAITH, AUTHORITY, NO_MISUSE, DOCUMENTED],
  },
  inadvertent_internal_disclosure: {
    natures: ['disclosure'],
    needs: [SAME_ENTITY, AUTHORIZED, NO_MISUSE, DOCUMENTED],
  },
  could_not_retain: {
    natures: ['disclosure'],
    needs: [GOOD_FAITH, DOCUMENTED],
  },
}

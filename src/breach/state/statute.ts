import { wasSecured } from '../decision/decision.ts'
import { exceptionStands } from '../decision/exception.ts'
import { type Law, lawOn } from '../law/law.ts'
import type { LawContext } from '../law/law-context.ts'
import type { State, StateCount } from '../law/states.ts'
import type { Element } from '../law/vocabulary.ts'
import { LAWS } from '../laws/index.ts'

/** A matter before the statute of one State. */
export type StateMatter = {
  matter: LawContext
  state: State
  law: Law
  /** No version held is as old as the breach: the oldest says whom the law knows, and no day. */
  isTooOld: boolean
  residents: number
  /** The entity and the data are under HIPAA, so that the statute's HIPAA clause speaks. */
  isUnderHipaa: boolean
}

/** The standard of a duty where the law in force on the day of the breach is not held here. */
export const NOT_HELD = 'not held here: the law in force then'

/** Puts the matter before the law of a State as it was in force for it. */
export function before(matter: LawContext, { state, residents }: StateCount): StateMatter {
  const { entity, event } = matter.situation
  return {
    matter,
    state,
    ...lawOn(LAWS[state], event.knownOn),
    residents,
    isUnderHipaa: entity.hipaa === 'covered_entity' && event.phi,
  }
}

/** Whether the statute reaches this breach by whom it binds, its kinds of data and its form. */
export function isReached(stateMatter: StateMatter): boolean {
  return stateMatter.law.appliesToPrivatePractice && hasTrigger(stateMatter) && isFormCovered(stateMatter)
}

/**
 * What nearly every statute excuses, in its own terms: permitted use, a workforce's access in good faith, and secured data
 * save where the statute tells of those too.
 */
export function isExcused(matter: Pick<StateMatter, 'matter' | 'law'>): boolean {
  return excusesOf(matter).length > 0
}

export type Excuse = 'permitted' | 'workforce' | 'secured'

/** What of that speaks here. */
export function excusesOf({ matter: { situation }, law }: Pick<StateMatter, 'matter' | 'law'>): Excuse[] {
  const holds: Record<Excuse, boolean> = {
    permitted: situation.event.permitted,
    workforce: situation.exception?.kind === 'good_faith_workforce_access' && exceptionStands(situation),
    secured: wasSecured(situation) && law.securedDataCovered !== true,
  }
  return EXCUSES.filter((excuse) => holds[excuse])
}

const EXCUSES: readonly Excuse[] = ['permitted', 'workforce', 'secured']

/** Whether the HIPAA notice meets or displaces the statute's own notice to individuals. */
export function isMetByHipaa(stateMatter: StateMatter): boolean {
  const { effect, onlyElements } = stateMatter.law.hipaa
  if (!stateMatter.isUnderHipaa) return false
  if (effect === 'partial') return onlyElements !== null && hasNoTriggerBut(onlyElements, stateMatter)
  return effect === 'deemed_compliant' || effect === 'exempt'
}

/** Whether the statute has a HIPAA clause that speaks here, were it only on some terms. */
export function isTouchedByHipaa(stateMatter: StateMatter): boolean {
  const { effect, onlyElements } = stateMatter.law.hipaa
  return isMetByHipaa(stateMatter) || (stateMatter.isUnderHipaa && effect === 'partial' && onlyElements === null)
}

/** What a duty of this law carries: the law under which law enforcement may delay it, when it was checked, how surely. */
export function standingOf({ lawEnforcementDelay, statute, reviewed, confidence }: Law) {
  return { delayedUnder: lawEnforcementDelay ? statute : null, reviewed, confidence }
}

/** Whether the kinds of data are the statute's; kinds that are not known yet are taken to be. */
export function hasTrigger({ law, matter }: StateMatter): boolean {
  const { elements } = matter.situation.event
  const triggers = elements.includes('name') ? law.triggerElements : law.triggerWithoutName
  return elements.length === 0 || elements.some((element) => triggers.includes(element))
}

/** Whether the statute covers records in this form. */
export function isFormCovered({ law, matter }: StateMatter): boolean {
  const { form } = matter.situation.event
  return form === 'electronic' || form === 'both' || law.paperRecordsCovered !== false
}

function hasNoTriggerBut(allowed: readonly Element[], { law, matter }: StateMatter): boolean {
  const triggers = matter.situation.event.elements.filter((element) => law.triggerElements.includes(element))
  return triggers.length > 0 && triggers.every((element) => allowed.includes(element))
}

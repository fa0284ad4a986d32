import type { NotOwed } from '../law/answer.ts'
import { elementsInSentence } from '../law/elements.ts'
import { type Reason, reasoned } from '../law/reasons.ts'
import { capitalized, listed, stateName } from '../law/words.ts'
import { isLiftedByNoHarm } from './individuals.ts'
import { isTold, knownOfficesOf, type Office } from './offices.ts'
import { lineWords, residentsOf } from './sentence.ts'
import { type Excuse, excusesOf, hasTrigger, isFormCovered, isMetByHipaa, type StateMatter } from './statute.ts'

/** Every notice that a State's law knows, with why it is not owed; what is owed stands among them, without a reason. */
export function stateNotOwed(stateMatter: StateMatter): NotOwed[] {
  const { state, law } = stateMatter
  const [bound, reached] = [boundReasons(stateMatter), reachReasons(stateMatter)]
  const citation = law.individual.citation ?? law.statute ?? ''
  const letters = reasoned([...bound, ...reached, ...letterReasons(stateMatter)])
  const offices = knownOfficesOf(stateMatter).map((office) => ({
    id: office.id,
    to: `${capitalized(stateName(state))}: ${office.name}`,
    citation: office.citation,
    state,
    ...reasoned([...bound, ...(office.regardlessOfElements ? [] : reached), ...officeReasons(office, stateMatter)]),
  }))
  return [{ id: `state.${state}.individuals`, to: residentsOf(stateMatter), citation, state, ...letters }, ...offices]
}

/** Whom the statute binds, and what it excuses. */
function boundReasons(stateMatter: StateMatter): Reason[] {
  const { law, matter } = stateMatter
  if (!law.appliesToPrivatePractice) return [{ because: law.applicabilityNote ?? '', unless: null }]
  const isVendor = matter.situation.entity.hipaa === 'business_associate'
  return [...(isVendor ? [VENDOR] : []), ...excusesOf(stateMatter).map((excuse) => EXCUSED[excuse])]
}

const VENDOR: Reason = {
  because: 'A business that holds data for someone else notifies the owner of the data, not the residents.',
  unless: null,
}

const EXCUSED: Readonly<Record<Excuse, Reason>> = {
  permitted: { because: 'A permitted use is no breach there.', unless: 'the use or disclosure was not permitted' },
  workforce: {
    because: 'Access by the workforce in good faith is excused.',
    unless: 'one of the facts that the exception requires was missing',
  },
  secured: {
    because: 'The information was encrypted or destroyed, and the key is safe.',
    unless: 'the information was not encrypted, or the key was taken with it',
  },
}

/** Whether its kinds of data, in this form, are the statute's. */
function reachReasons(stateMatter: StateMatter): Reason[] {
  if (!stateMatter.law.appliesToPrivatePractice) return []
  return [
    ...(hasTrigger(stateMatter) ? [] : [withoutTrigger(stateMatter)]),
    ...(isFormCovered(stateMatter) ? [] : [ON_PAPER]),
  ]
}

const ON_PAPER: Reason = {
  because: 'The statute covers electronic records only.',
  unless: 'the records were electronic',
}

function withoutTrigger({ law, matter }: StateMatter): Reason {
  const { elements } = matter.situation.event
  const named = elements.includes('name')
  const counting = elements.filter((element) => law.triggerElements.includes(element))
  if (!named && counting.length > 0) {
    const because = 'Nothing by which the people could be named is among the information.'
    return {
      because,
      unless: `the people could be named with it: ${listed(elementsInSentence(counting))} with a name counts there`,
    }
  }
  const kinds = listed(elementsInSentence(law.triggerElements))
  const because = 'None of the kinds of information is personal information there.'
  return { because, unless: named ? `one of these was among it: ${kinds}` : null }
}

function letterReasons(stateMatter: StateMatter): Reason[] {
  if (isMetByHipaa(stateMatter))
    return [{ because: `The HIPAA notice satisfies it. ${stateMatter.law.hipaa.detail}`, unless: null }]
  return isLiftedByNoHarm(stateMatter) ? [NO_HARM] : []
}

const NO_HARM: Reason = {
  because: 'A documented finding that no harm is likely lifts it.',
  unless: 'that finding did not stand',
}

function officeReasons(office: Office, stateMatter: StateMatter): Reason[] {
  const { law } = stateMatter
  const lifted = `HIPAA’s clause lifts this notice. ${law.hipaa.detail}`
  return [
    ...(office.isStillDue === false ? [{ because: lifted, unless: null }] : []),
    ...(isTold(office, stateMatter) ? [] : [belowLine(office, stateMatter)]),
  ]
}

function belowLine(office: Office, stateMatter: StateMatter): Reason {
  const line = lineWords(office)
  return {
    because: `${residentsOf(stateMatter)}: it is owed at ${line}.`,
    unless: `${line} residents of ${stateName(stateMatter.state)} were affected`,
  }
}

import type { State } from '../../breach/law/states.ts'
import { stateName } from '../../breach/law/words.ts'
import { OFFICE_DOUBTS, SHIPPED } from '../state/directory.ts'
import { type AppliedForm, asksFor } from '../state/state-form.ts'
import { directoryOf } from '../state/supplement.ts'
import { termsOf } from '../text/letter.ts'
import { type Batch, type Finding, warning } from './finding.ts'
import { formsOf, leniently } from './forms.ts'

/** What the forms in force ask for the residents among the affected, as far as it is missing or a question for counsel. */
export function stateFindings(batch: Batch): Finding[] {
  return formsOf(batch).flatMap((form) => [
    ...(form.isCurrent ? [] : [isOfAnotherDay(form)]),
    ...officeFindings(batch, form),
    ...narrativeFindings(batch, form),
    ...countMissing(batch, form),
  ])
}

function isOfAnotherDay({ state, law, inForce, citation }: AppliedForm): Finding {
  return warning({
    code: `form_version.${state}`,
    what: 'incident.discoveredOn',
    sentence: `The form of letters to residents of ${stateName(state)} follows the law in force from ${law ?? 'an unknown date'}; on the discovery date, the version from ${inForce.from ?? 'an unknown date'} was in force. Compare the two with counsel.`,
    citation,
    isUnsettled: true,
  })
}

function officeFindings(batch: Batch, form: AppliedForm): Finding[] {
  const asked = form.content.find(({ by }) => by.includes('office'))
  if (!asked) return []
  const { checkedOn, offices } = directoryOf(batch)
  const office = offices[form.state]
  const needsAddress = asked.asks.includes('address')
  if (office?.phone && office.website && (office.address || !needsAddress))
    return checkedOn === null && office === SHIPPED.offices[form.state] ? [uncheckedOffice(form.state)] : []
  const found = {
    code: `office.${form.state}`,
    what: `directory.offices.${form.state}.phone`,
    sentence: `Letters to residents of ${stateName(form.state)} must say how to reach a State office: its telephone number${needsAddress ? ', address' : ''} and website. Some of this is not built in. Look it up and enter it.`,
  }
  return [leniently(form, batch, found)]
}

function uncheckedOffice(state: State): Finding {
  return warning({
    code: `office_unchecked.${state}`,
    what: `directory.offices.${state}.phone`,
    sentence: `Letters to residents of ${stateName(state)} name a State office as it comes with the product. ${OFFICE_DOUBTS[state]} Compare it and enter the day under “Checked on”.`,
    isUnsettled: true,
  })
}

const MASSACHUSETTS = {
  no_narrative:
    'Letters to residents of Massachusetts omit what happened, because chapter 93H prohibits describing the nature of the breach. Of your own text they print only what the reader can do, and it must not describe the breach either. HIPAA requires exactly that description (45 CFR 164.404(c)(1)(A)). Ask counsel to choose between this form and the HIPAA letter, which § 5 may allow if the Attorney General and the Office of Consumer Affairs are also notified.',
  hipaa_letter:
    'Letters to residents of Massachusetts say what happened, as HIPAA requires. Chapter 93H, § 3 prohibits describing the nature of the breach; § 5 may allow it in a HIPAA letter if the Attorney General and the Office of Consumer Affairs are also notified. Have counsel confirm this choice.',
}

function narrativeFindings(batch: Batch, form: AppliedForm): Finding[] {
  if (!asksFor(form, 'no_narrative')) return []
  const { citation } = form
  const clash = warning({
    code: `narrative.${form.state}`,
    what: 'massachusetts',
    sentence: MASSACHUSETTS[termsOf(batch).massachusetts],
    citation,
    isUnsettled: true,
  })
  const isUnlisted = (batch.incident.elements ?? []).length === 0 && termsOf(batch).massachusetts === 'no_narrative'
  return isUnlisted ? [clash, unlisted(citation)] : [clash]
}

function unlisted(citation: string | null): Finding {
  return warning({
    code: 'elements_unknown.MA',
    what: 'incident.elements',
    sentence:
      'The incident does not say which kinds of information were involved, so letters to Massachusetts print your own text about them. Check the kinds, or make sure that this text does not say how it happened.',
    citation,
  })
}

function countMissing(batch: Batch, form: AppliedForm): Finding[] {
  if (!asksFor(form, 'count') || batch.incident.people) return []
  const found = {
    code: `count.${form.state}`,
    what: 'incident.people',
    sentence: `Letters to residents of ${stateName(form.state)} must say how many people were affected, but the number is not known yet.`,
  }
  return [leniently(form, batch, found)]
}

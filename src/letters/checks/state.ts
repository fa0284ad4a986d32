import { stateName } from '../../breach/law/words.ts'
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
    sentence: `The form of letters to residents of ${stateName(state)} answers the law in force from ${law ?? 'an unknown day'}; on the day of discovery the version from ${inForce.from ?? 'an unknown day'} was in force. Compare the two with counsel.`,
    citation,
    isUnsettled: true,
  })
}

function officeFindings(batch: Batch, form: AppliedForm): Finding[] {
  const asked = form.content.find(({ by }) => by.includes('office'))
  if (!asked) return []
  const office = directoryOf(batch).offices[form.state]
  const needsAddress = asked.asks.includes('address')
  if (office?.phone && office.website && (office.address || !needsAddress)) return []
  const found = {
    code: `office.${form.state}`,
    what: `directory.offices.${form.state}.phone`,
    sentence: `Letters to residents of ${stateName(form.state)} tell how to reach a State office: its telephone number${needsAddress ? ', address' : ''} and web site. Not all of it comes with the product; look it up and enter it.`,
  }
  return [leniently(form, batch, found)]
}

const MASSACHUSETTS = {
  no_narrative:
    'Letters to residents of Massachusetts leave out what happened, because chapter 93H forbids to tell the nature of the breach; of your own words they print only what the reader can do, which must tell nothing of it either. HIPAA asks for exactly that (45 CFR 164.404(c)(1)(A)). Have counsel choose between this form and the letter under HIPAA, which § 5 may allow if the Attorney General and the Office of Consumer Affairs are told too.',
  hipaa_letter:
    'Letters to residents of Massachusetts tell what happened, as HIPAA asks. Chapter 93H, § 3 forbids to tell the nature of the breach; § 5 may allow it for a letter under HIPAA, if the Attorney General and the Office of Consumer Affairs are told too. Have counsel confirm this choice.',
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
      'The incident does not say which kinds of information were involved, so letters to Massachusetts print your own words about them. Tick the kinds, or make sure that these words tell nothing of how it happened.',
    citation,
  })
}

function countMissing(batch: Batch, form: AppliedForm): Finding[] {
  if (!asksFor(form, 'count') || batch.incident.people) return []
  const found = {
    code: `count.${form.state}`,
    what: 'incident.people',
    sentence: `Letters to residents of ${stateName(form.state)} tell how many people were affected, and the number is not known yet.`,
  }
  return [leniently(form, batch, found)]
}

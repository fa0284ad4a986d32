import { STATE_CODES, type State } from '../../breach/law/states.ts'
import { knownElements } from '../state/elements.ts'
import { type AppliedForm, stateForm } from '../state/state-form.ts'
import { type Batch, error, type Finding, warning } from './finding.ts'

/** The forms of the States that have residents among the affected, where their statutes reach the breach. */
export function formsOf({ incident }: Batch): AppliedForm[] {
  const { discoveredOn, hipaa = true, residents = {} } = incident
  const elements = knownElements(incident.elements ?? [])
  return statesIn(residents).flatMap((state) => {
    const form = stateForm(state, { discoveredOn, elements, hipaa })
    return form?.isTriggered ? [form] : []
  })
}

/** The States with residents among the affected, by code. */
export function statesIn(residents: Partial<Record<string, number>>): State[] {
  return STATE_CODES.filter((state) => (residents[state] ?? 0) > 0)
}

/**
 * What a State’s form lacks. An error where its statute surely asks for it; a warning where a letter under HIPAA stands in
 * its place, where the kinds of data are not known, or where the law itself is not settled.
 */
export function leniently(
  form: AppliedForm,
  { incident }: Batch,
  found: Pick<Finding, 'code' | 'what' | 'sentence'>,
): Finding {
  const { citation, unsettled } = form
  const isKnown = knownElements(incident.elements ?? []).length > 0
  if (isKnown && !form.mayBeMetByHipaa && unsettled === null) return error({ ...found, citation })
  const why = [
    form.mayBeMetByHipaa ? 'A letter that meets HIPAA may be enough there; check with counsel.' : '',
    isKnown
      ? ''
      : 'The kinds of information are not known yet. If none of them is covered there, this is not required.',
    unsettled ?? '',
  ]
  const sentence = [found.sentence, ...why].filter((words) => words !== '').join(' ')
  return warning({ ...found, sentence, citation, isUnsettled: form.mayBeMetByHipaa || unsettled !== null })
}

import { listed, stateName } from '../../breach/law/words.ts'
import { type AppliedForm, asksFor } from '../state/state-form.ts'
import { termsOf } from '../text/letter.ts'
import { PARTS } from '../text/words.ts'
import { type Batch, error, type Finding } from './finding.ts'
import { formsOf } from './forms.ts'
import { eachText, type OfficersText } from './texts.ts'

const A_NUMBER_OF_PEOPLE =
  /\b\d[\d,.]*\s+(?:\p{L}+\s+){0,2}(?:residents?|patients?|people|persons?|individuals?|customers?|residentes?|pacientes?|personas?)\b/iu

/** A number of people in words that residents of a State read whose law forbids to tell how many residents were affected. */
export function countFindings(batch: Batch): Finding[] {
  const forms = formsOf(batch).filter((form) => asksFor(form, 'no_count'))
  return eachText(batch).flatMap((text) => {
    const forbidding = forms.filter(({ state }) => isRead(batch, state, text.part))
    return A_NUMBER_OF_PEOPLE.test(text.text) && forbidding.length > 0 ? [counted(text, forbidding)] : []
  })
}

function counted({ what, part }: OfficersText, forbidding: readonly AppliedForm[]): Finding {
  const states = listed(forbidding.map(({ state }) => stateName(state)))
  return error({
    code: `count.${what}`,
    what,
    sentence: `“${PARTS[part]}” gives a number of people. Letters to residents of ${states} may not say how many residents were affected. Remove the number.`,
    citation: forbidding[0]?.citation ?? null,
  })
}

// The form without a narrative prints what the reader can do, and the kinds of information while nobody ticked them.
function isRead(batch: Batch, state: string, part: OfficersText['part']): boolean {
  if (state !== 'MA' || termsOf(batch).massachusetts === 'hipaa_letter') return true
  return part === 'whatYouCanDo' || (part === 'whatInformation' && (batch.incident.elements ?? []).length === 0)
}

import { listed, stateName } from '../../breach/words.ts'
import { termsOf } from '../letter.ts'
import { asksFor } from '../state-form.ts'
import { PARTS } from '../words.ts'
import { type Batch, error, type Finding } from './finding.ts'
import { formsOf } from './forms.ts'
import { eachText } from './texts.ts'

const A_NUMBER_OF_PEOPLE =
  /\b\d[\d,.]*\s+(?:\p{L}+\s+){0,2}(?:residents?|patients?|people|persons?|individuals?|customers?|residentes?|pacientes?|personas?)\b/iu

/** A number of people in words that residents of a State read whose law forbids to tell how many residents were affected. */
export function countFindings(batch: Batch): Finding[] {
  const forbidding = formsOf(batch).filter((form) => asksFor(form, 'no_count') && isRead(batch, form.state))
  if (forbidding.length === 0) return []
  const states = listed(forbidding.map(({ state }) => stateName(state)))
  return eachText(batch)
    .filter(({ text }) => A_NUMBER_OF_PEOPLE.test(text))
    .map(({ what, part }) =>
      error({
        code: `count.${what}`,
        what,
        sentence: `“${PARTS[part]}” tells a number of people. Letters to residents of ${states} may not say how many residents were affected: take the number out.`,
        citation: forbidding[0]?.citation ?? null,
      }),
    )
}

// The form without a narrative prints none of these words.
function isRead(batch: Batch, state: string): boolean {
  return state !== 'MA' || termsOf(batch).massachusetts === 'hipaa_letter'
}

import type { Assessment } from '../law/situation.ts'
import { FACTORS, type Factor } from '../law/vocabulary.ts'
import { listed } from '../law/words.ts'

/** Where the four factors stand: paragraph (2) of "breach" in 45 CFR 164.402. */
export const ASSESSMENT_CITATION = '45 CFR 164.402 Breach (2)'

/** Whether the assessment rebuts the presumption: low probability found, on all four factors, in writing. */
export function findsLowProbability(assessment: Assessment | null): boolean {
  return assessment?.finding === 'low_probability' && gapsOf(assessment).length === 0
}

/** What keeps the assessment from counting, one clause each; empty where nothing does. */
export function gapsOf({ factors, finding, documented }: Assessment): string[] {
  const missing = FACTORS.filter((factor) => !factors.includes(factor)).map((factor) => FACTOR_WORDS[factor])
  return [
    ...(missing.length > 0 ? [`nothing is said about ${listed(missing)}`] : []),
    ...(finding === null ? ['it has no finding yet'] : []),
    ...(documented ? [] : ['it is not documented (45 CFR 164.414(b))']),
  ]
}

const FACTOR_WORDS: Record<Factor, string> = {
  nature: 'the nature and extent of the information',
  recipient: 'who used it or received it',
  acquired_or_viewed: 'whether it was actually acquired or viewed',
  mitigation: 'how far the risk was mitigated',
}

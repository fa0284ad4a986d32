import type { Assessment } from '../law/situation.ts'
import { FACTORS, type Factor } from '../law/vocabulary.ts'
import type { JudgedFacts } from './judged-facts.ts'

/** What was written about one factor: codes in answer to its plain questions, and words. */
export type FactorRecord = { answers: Readonly<Record<string, string>>; text: string | null }

/** What is written at a time: one factor, or the finding with its reason. */
export type AssessmentPart = Factor | 'finding'

/** The four-factor assessment as somebody wrote it, paragraph (2) of "breach" in 45 CFR 164.402. */
export type AssessmentRecord = {
  factors: Readonly<Record<Factor, FactorRecord>>
  finding: Assessment['finding']
  reason: string | null
  /** What was known of the incident when it was written. */
  facts: JudgedFacts
  /** Who saved it last. */
  writtenBy: string
  /** Who wrote the parts that another wrote; absent where all of it is by who saved it last. */
  authors?: Partial<Record<AssessmentPart, string>>
  writtenAt: string
  /** Of a second person, who read it as it stands, with the role of that day. */
  signature: { by: string; role: string; at: string } | null
}

/**
 * The assessment as the law is asked about it. A finding of low probability is documented only with words on all four
 * factors, a reason and a second person's signature; until then the presumption stands. A finding of breach needs none.
 */
export function asAsked(record: AssessmentRecord | null): Assessment | null {
  if (!record) return null
  const documented = missingFrom(record).length === 0
  return { factors: addressed(record), finding: record.finding, documented }
}

/** The factors about which something is written. */
export function addressed({ factors }: Pick<AssessmentRecord, 'factors'>): Factor[] {
  return FACTORS.filter((factor) => factors[factor].text !== null)
}

/** What is still missing before the assessment can rebut the presumption, one sentence each; none for a finding of breach. */
export function missingFrom(record: AssessmentRecord): string[] {
  if (record.finding === 'breach') return []
  const unsigned = record.signature === null ? [SIGNATURE] : []
  return [...missingToSign(record), ...unsigned]
}

/** Why nobody can sign it as it stands, as a sentence; null when nothing is in the way. */
export function whyNotSigned(record: AssessmentRecord | null): string | null {
  if (!record) return 'There is no assessment to sign yet.'
  if (record.finding === 'breach') return 'A finding of breach does not need a second signature.'
  if (record.signature) return 'It is already signed.'
  const missing = missingToSign(record)
  if (missing.length > 0) return `It cannot be signed yet. ${missing.join(' ')}`
  return null
}

const SIGNATURE = 'A second person with the officer or admin role has not signed it.'

function missingToSign(record: AssessmentRecord): string[] {
  const silent = FACTORS.filter((factor) => !addressed(record).includes(factor))
  return [
    ...silent.map((factor) => `Nothing is written about ${FACTOR_ASKED[factor]}.`),
    ...(record.finding === null ? ['There is no finding yet.'] : []),
    ...(record.reason === null ? ['There is no written reason for the finding.'] : []),
  ]
}

const FACTOR_ASKED: Record<Factor, string> = {
  nature: 'the information (factor 1)',
  recipient: 'who used it or received it (factor 2)',
  acquired_or_viewed: 'whether it was actually acquired or viewed (factor 3)',
  mitigation: 'what was done to reduce the risk (factor 4)',
}

import type { FactorRecord } from '../../../breach/decision/assessment-record.ts'
import { FACTOR_SHEETS, type FactorSheet } from '../../../breach/decision/factor-questions.ts'
import type { JudgedFacts } from '../../../breach/decision/judged-facts.ts'
import { ELEMENT_WORDS } from '../../../breach/law/elements.ts'
import { FACTORS, type Factor } from '../../../breach/law/vocabulary.ts'
import type { FieldSpec } from '../../shell/forms/fields.ts'

/** The fields of one factor: its questions, then free text. */
export function factorSpecs(factor: Factor): FieldSpec[] {
  const questions = FACTOR_SHEETS[factor].questions.map(({ code, ask, options }) => ({
    name: `factors.${factor}.answers.${code}`,
    label: ask,
    type: 'radios' as const,
    options: [...options, ['', 'Not answered yet'] as const],
  }))
  return [
    ...questions,
    { name: `factors.${factor}.text`, label: 'In your own words', type: 'textarea', rows: 5, hint: WORDS },
  ]
}

const WORDS =
  'Two sentences that a stranger understands in six years. Write about the facts, with no patient’s name. A finding of low probability needs it.'

/** The finding and why. */
export const FINDING: FieldSpec[] = [
  {
    name: 'finding',
    label: 'Finding',
    type: 'radios',
    options: [
      ['low_probability', 'Low probability that the information was compromised'],
      ['breach', 'It is a breach: give notice'],
      ['', 'None yet: presumed a breach'],
    ],
  },
  {
    name: 'reason',
    label: 'Why, weighing all four factors',
    type: 'textarea',
    rows: 4,
    hint: 'A low probability needs a written reason: the burden of proof is on the practice (45 CFR 164.414(b)).',
  },
]

/** What was found about a written authorization. */
export const AUTHORIZATION: FieldSpec[] = [
  {
    name: 'exists',
    label: 'Is there a written authorization from the patient?',
    type: 'select',
    required: true,
    options: [
      ['unknown', 'Not found yet'],
      ['yes', 'Yes'],
      ['no', 'No'],
    ],
    hint: 'Consent to treatment is not authorization to post.',
  },
  {
    name: 'signer',
    label: 'Who signed it',
    hint: 'The patient or the personal representative. A chart number is enough.',
  },
  {
    name: 'scope',
    label: 'What it allows',
    type: 'textarea',
    rows: 3,
    hint: 'Which pictures or words, where they may appear, and for what purpose.',
  },
  { name: 'signedOn', label: 'Signed on', type: 'date' },
  { name: 'expiresOn', label: 'Expires on', type: 'date' },
  { name: 'revokedOn', label: 'Revoked on', type: 'date' },
  {
    name: 'coversThis:flag',
    label: 'It covers this exact picture or post, in this place, for this use',
    type: 'checkbox',
  },
]

/** The finding some States ask for. */
export const HARM: FieldSpec[] = [
  { name: 'reason', label: 'Why no harm is reasonably likely', type: 'textarea', rows: 3, required: true },
]

/** The facts behind a decision, in words. */
export const FACT_WORDS: Record<keyof JudgedFacts, string> = {
  kind: 'the kind of incident',
  discoveredOn: 'the discovery date',
  occurredFrom: 'the day it began',
  occurredTo: 'the day it ended',
  nature: 'what happened to the information',
  form: 'its form',
  elements: 'the kinds of information',
  phi: 'whether it was health information',
  secured: 'whether it was secured',
  keyTaken: 'whether the key was taken',
}

/** The four factors with their sheets, in order. */
export const SHEETS: readonly (FactorSheet & { factor: Factor })[] = FACTORS.map((factor) => ({
  factor,
  ...FACTOR_SHEETS[factor],
}))

/** A finding as a sentence names it. */
export const FINDINGS_IN_WORDS = {
  low_probability: 'Low probability that the information was compromised',
  breach: 'It is a breach',
  none: 'None yet',
}

/** What was answered to a factor’s plain questions, each with its question. */
export function answersOf({ questions }: FactorSheet, { answers }: FactorRecord): { ask: string; answer: string }[] {
  return questions.flatMap(({ code, ask, options }) => {
    const answer = options.find(([each]) => each === answers[code])?.[1]
    return answer ? [{ ask, answer }] : []
  })
}

/** Kinds of information as a sentence names them. */
export function elementsInWords(elements: JudgedFacts['elements']): string {
  return elements.length === 0 ? 'not known yet' : elements.map((each) => ELEMENT_WORDS[each]).join(', ')
}

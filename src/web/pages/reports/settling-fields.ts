import { type FieldSpec, fields } from '../../shell/forms/fields.ts'
import type { Values } from '../../shell/forms/form.ts'
import type { Problem } from '../../shell/problem.ts'

/** The forms on the page of a report. */
export type SettlingForm = 'question' | 'outcome' | 'joining' | 'closing' | 'destruction'

/** Where somebody knew before an incident’s discovery date, and it stays. */
export const LATER_BECAUSE: FieldSpec = {
  name: 'laterBecause',
  label: 'Why a later discovery date holds',
  type: 'textarea',
  rows: 2,
  hint: 'Only where the report knew earlier than the incident says. Such as: only whoever did it knew.',
}

const FORMS: Record<SettlingForm, readonly FieldSpec[]> = {
  question: [{ name: 'text', label: 'Your question', type: 'textarea', rows: 3, required: true }],
  outcome: [{ name: 'text', label: 'This is what we did', type: 'textarea', rows: 3, required: true }],
  joining: [
    { name: 'incident', label: 'Number of the incident', required: true, hint: 'Such as 2026-0014.' },
    LATER_BECAUSE,
  ],
  closing: [
    {
      name: 'text',
      label: 'What the reporter reads',
      type: 'textarea',
      rows: 3,
      required: true,
      hint: 'Thank them, and say what you did.',
    },
    {
      name: 'reason',
      label: 'Why this is no incident',
      type: 'textarea',
      rows: 3,
      required: true,
      hint: 'For the record. The reporter does not see it.',
    },
  ],
  destruction: [],
}

/** Each form with its fields; one that was refused with what was typed. */
export function reportForms(again?: { form: SettlingForm; values: Values; problem: Problem }) {
  const shown = (form: SettlingForm) => {
    const isAgain = again?.form === form
    const its = fields(FORMS[form], isAgain ? again.values : {}, isAgain ? again.problem.errors : [], `${form}-`)
    return { fields: its, isAgain }
  }
  return {
    question: shown('question'),
    outcome: shown('outcome'),
    joining: shown('joining'),
    closing: shown('closing'),
  }
}

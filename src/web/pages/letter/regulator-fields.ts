import type { FieldSpec } from '../../shell/forms/fields.ts'

/** What Massachusetts also requires. */
export const MASSACHUSETTS: readonly FieldSpec[] = [
  {
    name: 'massachusetts',
    label: 'Letters to residents of Massachusetts',
    type: 'select',
    options: [
      ['hipaa_letter', 'include what happened, as HIPAA requires (federal route of § 5)'],
      ['no_narrative', 'omit what happened (chapter 93H, § 3)'],
    ],
    hint: 'The two laws conflict. Ask counsel to decide. If you use the HIPAA letter, you must also notify the Attorney General and the Office of Consumer Affairs.',
  },
  { name: 'owner', label: 'Company that owns the practice', hint: 'Named in letters to Massachusetts.' },
  {
    name: 'securityProgram',
    label: 'Written information security program',
    type: 'select',
    options: [
      ['', 'not stated'],
      ['yes', 'in place'],
      ['no', 'not in place'],
    ],
    hint: 'The Massachusetts Attorney General asks about this.',
  },
]

/** The words for those who are not the patient. */
export const OTHERS: readonly FieldSpec[] = [
  { name: 'forOthers.whatHappened', label: 'What happened, for others', type: 'textarea', rows: 5 },
  { name: 'forOthers.whatInformation', label: 'What information was involved, for others', type: 'textarea', rows: 4 },
  { name: 'forOthers.whatWeAreDoing', label: 'What we are doing, for others', type: 'textarea', rows: 4 },
  { name: 'forOthers.whatYouCanDo', label: 'What patients can do', type: 'textarea', rows: 4 },
]

/** What some States' offices ask beside what the letter says. */
export const ASK_MORE = [
  { state: 'TX', asks: 'Texas asks whether law enforcement is involved.' },
  { state: 'OK', asks: 'Oklahoma asks for the estimated monetary impact and the safeguards in use.' },
]

/** The field for additional text for letters to regulators; `hint`: what those that are owed notice ask. */
export function regulatorSpecs(hint: string): FieldSpec[] {
  return [{ name: 'forRegulators', label: 'Additional text for regulators', type: 'textarea', rows: 4, hint }]
}

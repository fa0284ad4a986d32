import type { FieldSpec } from '../../shell/forms/fields.ts'

/** What whoever saw something is asked. */
export const REPORT_FIELDS: FieldSpec[] = [
  {
    name: 'what',
    label: 'What happened?',
    type: 'textarea',
    required: true,
    rows: 4,
    hint: 'A few words are enough. No patient names, please.',
  },
  {
    name: 'knownOn',
    label: 'When did you, or anybody here, first notice it?',
    type: 'date',
    hint: 'Leave it empty if it was today.',
  },
  { name: 'where', label: 'Where?', hint: 'The site, room, account or device.' },
  { name: 'who', label: 'Your name', autocomplete: 'name', hint: 'Leave it out if you want to.' },
]

/** What a reporter adds later. */
export const REPLY: FieldSpec = { name: 'reply', label: 'Add something', type: 'textarea', rows: 3, required: true }

/** The way back. */
export const CODE: FieldSpec = {
  name: 'code',
  label: 'Your code',
  required: true,
  hint: 'Four groups of four letters and digits.',
}

import type { FieldSpec } from '../../shell/forms/fields.ts'

/** The number of the incident, typed once more. */
export const NUMBER: FieldSpec[] = [
  { name: 'number', label: 'Number of this incident', hint: 'Type it as it stands above the title.', required: true },
]

const REASON: FieldSpec = { name: 'reason', label: 'Why', type: 'textarea', rows: 2, required: true }

/** A preservation hold. */
export const HOLD: FieldSpec[] = [
  { name: 'matter', label: 'Lawsuit, audit or investigation', required: true },
  { name: 'askedBy', label: 'Who asked for it', hint: 'Such as counsel, a court or an agency.', required: true },
  REASON,
  { name: 'placedOn', label: 'In force from', type: 'date', required: true },
]

/** Destroying everybody’s records. */
export const ALL_OF_THEM: FieldSpec[] = [REASON, ...NUMBER]

/** Destroying one person’s records. */
export const ONE_OF_THEM: FieldSpec[] = [
  { name: 'person', label: 'Person', hint: 'The id of the record, as the person’s page shows it.', required: true },
  {
    name: 'ground',
    label: 'Ground',
    type: 'select',
    required: true,
    options: [
      ['', 'Choose'],
      ['court_order', 'A court ordered it'],
      ['patient_request', 'The patient asked for it'],
    ],
  },
  REASON,
  ...NUMBER,
]

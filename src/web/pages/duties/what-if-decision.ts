import { type EXCEPTION_KINDS, FACTORS } from '../../../breach/law/vocabulary.ts'
import type { FieldSpec } from '../../shell/forms/fields.ts'

const EXCEPTIONS: Record<(typeof EXCEPTION_KINDS)[number], string> = {
  good_faith_workforce_access: 'Good faith, workforce within its authority',
  inadvertent_internal_disclosure: 'Inadvertent, between authorized persons at the same entity',
  could_not_retain: 'The recipient could not have kept it',
}

const FACTOR_LABELS: Record<(typeof FACTORS)[number], string> = {
  nature: 'Nature and extent of the information',
  recipient: 'Who used or received it',
  acquired_or_viewed: 'Whether it was acquired or viewed',
  mitigation: 'How far the risk has been mitigated',
}

/** The exception, the assessment and the finding of no harm. */
export const DECIDED: FieldSpec[] = [
  {
    name: 'exception.kind',
    label: 'Exception claimed',
    type: 'select',
    options: [['', 'None'], ...Object.entries(EXCEPTIONS)],
  },
  { name: 'exception.goodFaith:flag', label: 'In good faith', type: 'checkbox' },
  { name: 'exception.withinAuthority:flag', label: 'Within the scope of authority', type: 'checkbox' },
  { name: 'exception.sameEntity:flag', label: 'At the same entity', type: 'checkbox' },
  { name: 'exception.bothAuthorized:flag', label: 'Both persons authorized', type: 'checkbox' },
  { name: 'exception.furtherMisuse:flag', label: 'Used or disclosed further without permission', type: 'checkbox' },
  { name: 'exception.documented:flag', label: 'The exception is documented', type: 'checkbox' },
  {
    name: 'assessment.finding',
    label: 'Finding of the four-factor assessment',
    type: 'select',
    options: [
      ['', 'None'],
      ['low_probability', 'Low probability of compromise'],
      ['breach', 'A breach'],
    ],
  },
  {
    name: 'assessment.factors:list',
    label: 'Factors assessed',
    type: 'checkboxes',
    options: FACTORS.map((factor) => [factor, FACTOR_LABELS[factor]] as const),
  },
  { name: 'assessment.documented:flag', label: 'The assessment is documented', type: 'checkbox' },
  {
    name: 'harmFinding:flag',
    label: 'A documented finding that no harm is reasonably likely (some States’ own test)',
    type: 'checkbox',
  },
]

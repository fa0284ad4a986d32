import type { BusinessAssociate } from '../../../breach/incident/business-associate.ts'
import type { Incident } from '../../../breach/incident/incident.ts'
import type { Duty } from '../../../breach/law/answer.ts'
import type { FieldError } from '../../../errors.ts'
import { type FieldSpec, fields } from '../../shell/forms/fields.ts'
import type { Values } from '../../shell/forms/form.ts'
import { ASSOCIATE_QUESTIONS, holdQuestions, POSTING_QUESTIONS, within } from '../../shell/forms/questions.ts'

const NOTICE: FieldSpec[] = [
  { name: 'givenOn', label: 'Given on', type: 'date', required: true },
  {
    name: 'recipient',
    label: 'Who was notified',
    hint: 'The office, the media outlets, or the number of letters. No patient names.',
  },
  {
    name: 'how',
    label: 'How',
    required: true,
    hint: 'First-class mail, the OCR portal, a press release to named outlets…',
  },
  { name: 'reference', label: 'Reference or tracking number' },
]

const DIFFERENCE: FieldSpec = {
  name: 'difference',
  label: 'What became of those who are not on record as told?',
  type: 'textarea',
  rows: 2,
  hint: 'For example: mailed by the vendor, see the attached list.',
}

const HOLD: FieldSpec[] = [
  ...holdQuestions(),
  { name: 'official', label: 'Official', hint: 'Name and title.' },
  { name: 'agency', label: 'Agency' },
]

const IS_AGENT: FieldSpec = {
  name: 'agent:answer',
  label: 'Is it our agent?',
  type: 'select',
  options: [
    ['', 'As the register says; if it is not there, yes'],
    ['true', 'Yes: what it knows counts as known to us'],
    ['false', 'No: an independent contractor'],
  ],
  hint: 'An agent acts under our control. Its discovery date is then ours (45 CFR 164.404(a)(2)).',
}

const ASSOCIATE: FieldSpec[] = within('associate.', [
  { name: 'name', path: 'name', label: 'Or enter its name' },
  IS_AGENT,
  ASSOCIATE_QUESTIONS.discoveredOn,
  ASSOCIATE_QUESTIONS.toldUsOn,
  ASSOCIATE_QUESTIONS.contractDays,
])

/** What was typed into one of the page's forms and needs fixing; `which` names the form. */
export type Typed = { which?: string; values?: Values; errors?: readonly FieldError[] }

/** The fields of a duty's own form: when and how the notice was given. */
export function noticeFields({ id, left = 0 }: Pick<Duty, 'id' | 'left'>, today: string, typed: Typed) {
  const asked = left > 0 ? [...NOTICE, DIFFERENCE] : NOTICE
  return build(asked, `notice-${id}`, { givenOn: today }, typed)
}

/** The fields of the page's other forms, and whether each is open. */
export function otherForms(incident: Incident, typed: Typed, register: readonly BusinessAssociate[]) {
  const associate = Object.entries(incident.associate ?? {}).map(([name, value]) => [
    `associate.${name}${SUFFIX[name] ?? ''}`,
    String(value ?? ''),
  ])
  return {
    hold: { open: typed.which === 'hold', fields: build(HOLD, 'hold', {}, typed) },
    associate: {
      open: typed.which === 'associate',
      fields: build([fromRegister(register), ...ASSOCIATE], 'associate', Object.fromEntries(associate), typed),
    },
    posting: {
      open: typed.which === 'posting',
      fields: build(POSTING_QUESTIONS, 'posting', textsOf(incident.substitute ?? {}), typed),
    },
  }
}

function fromRegister(register: readonly BusinessAssociate[]): FieldSpec {
  return {
    name: 'associate.id',
    label: 'Business associate',
    type: 'select',
    options: [['', 'Not in the register'], ...register.map(({ id, name }) => [id, name] as const)],
    hint: 'What you leave empty below is taken from the register.',
  }
}

const SUFFIX: Record<string, string> = { agent: ':answer', contractDays: ':number' }

function textsOf(facts: object): Values {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, String(value ?? '')]))
}

function build(specs: readonly FieldSpec[], form: string, values: Values, typed: Typed) {
  const mine = typed.which === form
  return fields(specs, mine ? { ...values, ...typed.values } : values, mine ? typed.errors : [], `${form}-`)
}

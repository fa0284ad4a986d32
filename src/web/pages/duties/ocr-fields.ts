import {
  CHOICE_ANSWERS,
  DAY_ANSWERS,
  type OcrAnswers,
  type OcrRule,
  SEVERAL_ANSWERS,
} from '../../../breach/ocr/answers/answers.ts'
import { LISTS, type ListName } from '../../../breach/ocr/answers/choices.ts'
import type { FieldError } from '../../../errors.ts'
import { type FieldSpec, fields } from '../../shell/forms/fields.ts'
import type { Values } from '../../shell/forms/form.ts'
import { STATE_OPTIONS } from '../../shell/forms/state-options.ts'

const ASSOCIATE_LEGEND = 'Business associate, if it is filing or had the breach'

/** The questions that only the officer answers, by the portal's screens. */
const QUESTIONS: { legend: string; specs: FieldSpec[] }[] = [
  {
    legend: 'Contact',
    specs: [
      chosen('filer', 'Who is filing'),
      chosen('part2Filer', 'Who is filing'),
      chosen('entityType', 'Type of covered entity'),
      { name: 'contactFirstName', label: 'Point of contact: first name' },
      { name: 'contactLastName', label: 'Point of contact: last name' },
      { name: 'contactEmail', label: 'Point of contact: e-mail', type: 'email' },
      { name: 'contactPhone', label: 'Point of contact: phone with area code', type: 'tel' },
      chosen('phoneUsage', 'Point of contact: phone usage'),
    ],
  },
  {
    legend: ASSOCIATE_LEGEND,
    specs: [
      { name: 'associateName', label: 'Name' },
      { name: 'associateStreet', label: 'Street address' },
      { name: 'associateCity', label: 'City' },
      { name: 'associateState', label: 'State', type: 'select', options: [['', 'Choose…'], ...STATE_OPTIONS] },
      { name: 'associateZip', label: 'ZIP' },
      { name: 'associateFirstName', label: 'Contact’s first name' },
      { name: 'associateLastName', label: 'Contact’s last name' },
      { name: 'associateEmail', label: 'Contact’s e-mail', type: 'email' },
      { name: 'associatePhone', label: 'Contact’s phone with area code', type: 'tel' },
    ],
  },
  {
    legend: 'The breach',
    specs: [
      { name: 'discoveredTo', label: 'Discovery end date', type: 'date' },
      chosen('type', 'Type of breach'),
      several('location', 'Location of breached information'),
      several('clinical', 'Clinical information'),
      several('demographic', 'Demographic information'),
      several('financial', 'Financial information'),
      { name: 'otherInformation', label: 'Other information' },
      {
        name: 'description',
        label: 'Brief description of the breach',
        type: 'textarea',
        hint: 'Where, how, the type of breach and the medium. No patient names.',
      },
      several('safeguards', 'Safeguards in place before the breach'),
    ],
  },
  {
    legend: 'Notice and actions',
    specs: [
      { name: 'noticeFrom', label: 'Individual notice: start date', type: 'date' },
      { name: 'noticeTo', label: 'Individual notice: projected or actual end date', type: 'date' },
      several('actions', 'Actions taken in response to the breach'),
      { name: 'otherAction', label: 'Other actions taken' },
    ],
  },
  {
    legend: 'Attestation',
    specs: [
      { name: 'attestedBy', label: 'Name' },
      { name: 'attestedOn', label: 'Date', type: 'date' },
    ],
  },
]

const REPORT: FieldSpec[] = [
  { name: 'filedOn', label: 'Sent on', type: 'date', required: true },
  { name: 'trackingNumber', label: 'Tracking number from the portal' },
  {
    name: 'individuals:number',
    label: 'Number of individuals reported',
    type: 'number',
    inputmode: 'numeric',
    hint: 'If the count changes later, you will be asked for an addendum.',
  },
]

/** The values of the form: what was answered, else what is proposed. */
export function answersAsTyped(answers: OcrAnswers, proposals: Partial<OcrAnswers>): Values {
  const names = Object.keys(answers) as (keyof OcrAnswers)[]
  return Object.fromEntries(names.map((name) => [fieldName(name), textOf(answers[name] ?? proposals[name] ?? null)]))
}

/** The groups of the form under a law; questions about a business associate stay folded if there is none. */
export function questionGroups(rule: OcrRule, values: Values, errors: readonly FieldError[] = []) {
  const isHipaa = rule === 'hipaa'
  const isAlone = isHipaa ? values.filer === 'covered_entity' : values.part2Filer === 'program'
  return QUESTIONS.map(({ legend, specs }) => ({
    legend: isHipaa ? legend : legend.replace(/^Business associate/, 'Qualified Service Organization'),
    isFolded: isAlone && errors.length === 0 && legend === ASSOCIATE_LEGEND,
    fields: fields(
      specs.filter(({ name }) => !OF_THE_OTHER[rule].includes(name)),
      values,
      errors,
      'answer-',
    ),
  }))
}

// The roles are those of the law a report is made under.
const OF_THE_OTHER: Record<OcrRule, readonly string[]> = { hipaa: ['part2Filer'], part2: ['filer', 'entityType'] }

/** The form for a report that was sent. */
export function reportFields(values: Values, errors: readonly FieldError[] = []) {
  return fields(REPORT, values, errors, 'report-')
}

/** The id of the field for an answer; null if it is not one the officer gives. */
export function anchorOf(id: string): string | null {
  const known = [...DAY_ANSWERS, ...CHOICE_ANSWERS, ...SEVERAL_ANSWERS] as readonly string[]
  const isText = QUESTIONS.some(({ specs }) => specs.some(({ name }) => name === id))
  if (!isText && !known.includes(id)) return null
  return `answer-${fieldName(id as keyof OcrAnswers).replace(':', '-')}`
}

function fieldName(name: keyof OcrAnswers): string {
  return (SEVERAL_ANSWERS as readonly string[]).includes(name) ? `${name}:list` : name
}

function textOf(answer: string | readonly string[] | null): string {
  return typeof answer === 'string' ? answer : (answer ?? []).join(',')
}

function chosen(name: ListName, label: string): FieldSpec {
  return { name, label, type: 'select', options: [['', 'Choose…'], ...optionsOf(name)] }
}

function several(name: ListName, label: string): FieldSpec {
  return { name: `${name}:list`, label, type: 'checkboxes', options: optionsOf(name) }
}

function optionsOf(name: ListName): [string, string][] {
  return LISTS[name].choices.map(({ code, label }) => [code, label])
}

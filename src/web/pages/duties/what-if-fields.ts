import { LAWS } from '../../../breach/laws/index.ts'
import type { FieldSpec } from '../../shell/forms/fields.ts'
import { ASSOCIATE_QUESTIONS, holdQuestions, POSTING_QUESTIONS, within } from '../../shell/forms/questions.ts'
import { ELEMENT_OPTIONS, ENTITY, JUDGED } from '../incident/incident-fields.ts'
import { NAMED } from '../incident/named-field.ts'
import { DECIDED } from './what-if-decision.ts'

/** The questions that decide most come first. */
export const FIRST_QUESTIONS: FieldSpec[] = [
  {
    name: 'event.knownOn',
    label: 'First known on',
    type: 'date',
    required: true,
    hint: 'The first day anyone in the workforce knew about it.',
  },
  {
    name: 'people.total:number',
    label: 'Total people affected',
    type: 'number',
    inputmode: 'numeric',
    hint: 'Leave empty if not known yet. Include people who live in no State.',
  },
]

/** Which kinds of information it was about. */
export const INFORMATION: FieldSpec[] = [
  {
    name: 'event.elements:list',
    label: 'Kinds of information',
    type: 'checkboxes',
    options: ELEMENT_OPTIONS,
    hint: 'Leave all unchecked if not known yet.',
  },
  NAMED,
]

/** A group of questions that can stay closed. */
export type Group = { legend: string; specs: readonly FieldSpec[] }

/** All other questions, by what they are about; `holds` is how many statements of law enforcement are asked for. */
export function furtherQuestions(holds: number): Group[] {
  return [
    { legend: 'What happened', specs: [...HAPPENED, ...JUDGED] },
    { legend: 'Who we are', specs: [...ENTITY, LICENSED] },
    { legend: 'Exception, assessment, harm', specs: DECIDED },
    { legend: 'At a business associate', specs: ASSOCIATE },
    ...Array.from({ length: holds }, (_, place) => hold(place)),
    { legend: 'Undeliverable letters and substitute notice', specs: UNREACHED },
    { legend: 'As of another day', specs: [{ name: 'today', label: 'As of', type: 'date' }] },
  ]
}

const HAPPENED: FieldSpec[] = [
  { name: 'event.from', label: 'Began on', type: 'date' },
  { name: 'event.to', label: 'Ended on', type: 'date' },
  { name: 'people.estimate:flag', label: 'The number of people is an estimate', type: 'checkbox' },
]

const licensing = Object.values(LAWS).filter(({ versions }) =>
  versions.some(({ medicalSpecificLaw }) => medicalSpecificLaw.some(({ facility }) => facility)),
)

const LICENSED: FieldSpec = {
  name: 'entity.licensedFacilityIn:list',
  label: 'Licensed as a health facility in',
  type: 'checkboxes',
  options: licensing.map(({ code, name }) => [code, name] as const),
  hint: 'States whose facility licensing law requires its own notice.',
}
const ASSOCIATE: FieldSpec[] = [
  {
    name: 'associate.agent',
    label: 'It happened at a business associate',
    type: 'select',
    options: [
      ['', 'No'],
      ['true', 'Yes, our agent: what it knows counts as known to us'],
      ['false', 'Yes, an independent contractor'],
    ],
  },
  ...within('associate.', [
    ASSOCIATE_QUESTIONS.discoveredOn,
    ASSOCIATE_QUESTIONS.toldUsOn,
    ASSOCIATE_QUESTIONS.contractDays,
  ]),
]

function hold(place: number): Group {
  const legend = place === 0 ? 'Law enforcement' : `Law enforcement, statement ${place + 1}`
  return { legend, specs: within(`holds.${place}.`, holdQuestions('No official asked us to delay')) }
}

const UNREACHED: FieldSpec[] = [
  { name: 'people.unreachable:number', label: 'People without a usable address', type: 'number', inputmode: 'numeric' },
  {
    name: 'people.nextOfKinUnreachable:number',
    label: 'Next of kin without a usable address',
    type: 'number',
    inputmode: 'numeric',
  },
  ...within('substitute.', POSTING_QUESTIONS),
]

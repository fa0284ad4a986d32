import { ELEMENT_WORDS } from '../../../breach/law/elements.ts'
import { KINDS } from '../../../breach/law/kinds.ts'
import type { FieldSpec } from '../../shell/forms/fields.ts'
import { NAMED } from './named-field.ts'

const kinds = Object.entries(KINDS)

/** The kinds of information as options of a form, but for the name: that is asked with `NAMED`. */
export const ELEMENT_OPTIONS = Object.entries(ELEMENT_WORDS).filter(([element]) => element !== 'name')

/** The three required fields of a new incident. */
export const FIRST: FieldSpec[] = [
  {
    name: 'title',
    label: 'What happened, in a few words',
    required: true,
    hint: 'No patient’s name, here or below: “Before-and-after photo on Instagram”.',
  },
  {
    name: 'kind',
    label: 'Kind of incident',
    type: 'select',
    required: true,
    options: [['', 'Choose…'], ...kinds],
    hint: 'This decides which checklist you start with. Snooping and departing workforce begin restricted to you and the officers.',
  },
  {
    name: 'discoveredOn',
    label: 'Discovery date',
    type: 'date',
    required: true,
    hint: 'The first day anyone in the workforce knew about it. The 60 days run from this date.',
  },
]

/** The optional fields of a new incident. */
export const LATER: FieldSpec[] = [
  { name: 'occurredFrom', label: 'Began on', type: 'date' },
  { name: 'occurredTo', label: 'Ended on', type: 'date' },
  { name: 'site', label: 'Location', hint: 'The office, system or account.' },
  { name: 'summary', label: 'What we know so far', type: 'textarea' },
  {
    name: 'event.elements:list',
    path: 'elements',
    label: 'Kinds of information involved',
    type: 'checkboxes',
    options: ELEMENT_OPTIONS,
    hint: 'Only the kinds, never the values. Leave all unchecked if not known yet.',
  },
  NAMED,
]

/** How the law sees what happened. */
export const JUDGED: FieldSpec[] = [
  {
    name: 'event.shouldHaveBeenKnownOn',
    label: 'Should have been known on',
    type: 'date',
    hint: 'An earlier day on which reasonable diligence would have revealed it (45 CFR 164.404(a)(2)). If none would, the discovery date.',
  },
  {
    name: 'event.determinedOn',
    label: 'Concluded to be a breach on',
    type: 'date',
    hint: 'Does not change any HIPAA deadline.',
  },
  {
    name: 'event.nature',
    label: 'What happened to the information',
    type: 'select',
    required: true,
    options: [
      ['disclosure', 'It was disclosed'],
      ['acquisition', 'It was acquired (taken, copied, encrypted by others)'],
      ['access', 'It was accessed'],
      ['use', 'It was used'],
    ],
  },
  {
    name: 'event.form',
    label: 'Form',
    type: 'select',
    required: true,
    options: [
      ['electronic', 'Electronic'],
      ['paper', 'Paper'],
      ['both', 'Both'],
      ['oral', 'Spoken'],
    ],
  },
  {
    name: 'event.secured',
    label: 'Was it secured under HHS guidance?',
    type: 'select',
    required: true,
    options: [
      ['no', 'No'],
      ['encrypted', 'Encrypted'],
      ['destroyed', 'Destroyed before it left our control'],
    ],
    hint: 'A login password is not encryption.',
  },
  { name: 'event.keyTaken:flag', label: 'The key or an open session was also taken', type: 'checkbox' },
  { name: 'event.permitted:flag', label: 'The Privacy Rule permitted it (authorized, incidental)', type: 'checkbox' },
  { name: 'event.phi:flag', label: 'It was protected health information', type: 'checkbox' },
]

/** Who we are to the law. */
export const ENTITY: FieldSpec[] = [
  {
    name: 'entity.hipaa',
    label: 'Under HIPAA, we are',
    type: 'select',
    required: true,
    options: [
      ['covered_entity', 'A covered entity'],
      ['business_associate', 'A business associate'],
      ['none', 'Neither'],
    ],
  },
  { name: 'entity.part2:flag', label: 'Substance use disorder records under 42 CFR Part 2', type: 'checkbox' },
  {
    name: 'entity.phrVendor:flag',
    label: 'We offer a personal health record (16 CFR 318; only outside HIPAA)',
    type: 'checkbox',
  },
]

/** The groups of the edit form. */
export const AMEND: { legend: string; specs: FieldSpec[] }[] = [
  { legend: 'The incident', specs: [...FIRST, ...LATER] },
  { legend: 'Legal details', specs: JUDGED },
  { legend: 'Who we are', specs: ENTITY },
]

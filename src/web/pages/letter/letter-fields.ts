import type { Words } from '../../../breach/incident/letter-text.ts'
import { TRANSLATIONS } from '../../../letters/languages/index.ts'
import type { FieldSpec } from '../../shell/forms/fields.ts'
import { DIRECTORY } from './directory-fields.ts'

type Guided = { part: keyof Words; label: string; rows: number; hint: string }

/** The parts of the letter, with guidance for each. */
const GUIDED: readonly Guided[] = [
  {
    part: 'whatHappened',
    label: 'What happened',
    rows: 7,
    hint: 'In plain words, for the people it happened to: what it was, who could see the information, whether anybody did. The days are added from the incident. Name no patient.',
  },
  {
    part: 'whatInformation',
    label: 'What information was involved',
    rows: 5,
    hint: 'The kinds of information, never the information itself. Say also what was not involved. Where the roster tells each person’s own kinds, the letter adds them.',
  },
  {
    part: 'whatWeAreDoing',
    label: 'What we are doing',
    rows: 6,
    hint: 'To look into it, to lessen the harm, to keep it from happening again. What is done in the past tense, what will be done in the future.',
  },
  {
    part: 'whatYouCanDo',
    label: 'What you can do',
    rows: 6,
    hint: 'Steps that help this reader. The credit bureaus, freezes and what the reader’s State asks for are added by the letter where they are needed.',
  },
]

/** The fields of the English words. */
export const PARTS: readonly FieldSpec[] = GUIDED.map((guided) => partSpec(guided, guided.part, true))

/** What a second letter adds. */
export const UPDATE: readonly FieldSpec[] = [
  {
    name: 'update',
    label: 'What a second letter adds',
    type: 'textarea',
    rows: 4,
    hint: 'Only second letters print it: what you have learned since the first.',
  },
]

/** The fields of the words in each other language. */
export const TRANSLATED: readonly { code: string; own: string; called: string; specs: readonly FieldSpec[] }[] =
  TRANSLATIONS.map(({ code, own, called }) => ({
    code,
    own,
    called,
    specs: [
      ...GUIDED.map((guided) =>
        partSpec({ ...guided, label: `${guided.label}, in ${called}` }, `translated.${code}.${guided.part}`, false),
      ),
      { name: `translated.${code}.hours`, label: `When somebody answers, in ${called}` },
      {
        name: `translated.${code}.update`,
        label: `What a second letter adds, in ${called}`,
        type: 'textarea',
        rows: 3,
      },
    ],
  }))

/** How readers reach the practice about this incident. */
export const CONTACT: readonly FieldSpec[] = [
  {
    name: 'tollFree',
    label: 'Toll-free number for this incident',
    type: 'tel',
    hint: 'Stands before the practice’s own. Left empty, the one of the settings is printed.',
  },
  {
    name: 'hours',
    label: 'When somebody answers',
    hint: 'Days, hours and time zone, such as: Monday to Friday, 9 a.m. to 5 p.m. Eastern',
  },
]

/** The free service against identity theft. */
export const OFFER: readonly FieldSpec[] = [
  { name: 'offer.provider', label: 'Name of the service' },
  { name: 'offer.months:number', label: 'For how many months', type: 'number', inputmode: 'numeric' },
  { name: 'offer.url', label: 'Where to sign up', type: 'url' },
  {
    name: 'offer.enrolBy',
    label: 'Last day to sign up',
    type: 'date',
    hint: 'After the day of the letter, with time to read it.',
  },
  { name: 'offer.phone', label: 'Telephone of the service', type: 'tel' },
  { name: 'offer.code', label: 'Code, the same for everybody' },
  { name: 'offer.asksForCard:flag', label: 'Signing up asks for a credit or debit card', type: 'checkbox' },
]

/** What Massachusetts asks besides. */
export const MASSACHUSETTS: readonly FieldSpec[] = [
  {
    name: 'massachusetts',
    label: 'Letters to residents of Massachusetts',
    type: 'select',
    options: [
      ['no_narrative', 'leave out what happened (chapter 93H, § 3)'],
      ['hipaa_letter', 'tell what happened, as HIPAA asks (federal route of § 5)'],
    ],
    hint: 'The two laws clash. Counsel decides; the letter under HIPAA needs the Attorney General and the Office of Consumer Affairs to be told too.',
  },
  { name: 'owner', label: 'Company that owns the practice', hint: 'Letters to Massachusetts name it.' },
  {
    name: 'securityProgram',
    label: 'Written information security program',
    type: 'select',
    options: [
      ['', 'not said'],
      ['yes', 'is kept'],
      ['no', 'is not kept'],
    ],
    hint: 'The Attorney General of Massachusetts asks.',
  },
]

/** What letters to regulators tell besides. */
export const REGULATORS: readonly FieldSpec[] = [
  {
    name: 'forRegulators',
    label: 'What letters to regulators tell besides',
    type: 'textarea',
    rows: 4,
    hint: 'Texas asks whether law enforcement is engaged; Oklahoma for the estimated monetary impact and the safeguards in use.',
  },
]

/** All fields but those of the States’ offices. */
export const ALL: readonly FieldSpec[] = [
  ...PARTS,
  ...TRANSLATED.flatMap(({ specs }) => specs),
  ...UPDATE,
  ...CONTACT,
  ...OFFER,
  ...MASSACHUSETTS,
  ...REGULATORS,
  ...DIRECTORY,
]

function partSpec({ label, rows, hint }: Omit<Guided, 'part'>, name: string, required: boolean): FieldSpec {
  return { name, label, type: 'textarea', rows, required, ...(required && { hint }) }
}

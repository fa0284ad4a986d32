import type { Words } from '../../../breach/incident/letter-text.ts'
import { TRANSLATIONS } from '../../../letters/languages/index.ts'
import type { FieldSpec } from '../../shell/forms/fields.ts'
import { DIRECTORY } from './directory-fields.ts'
import { MASSACHUSETTS, OTHERS, regulatorSpecs } from './regulator-fields.ts'

type Guided = { part: keyof Words; label: string; rows: number; hint: string }

/** The parts of the letter, with guidance for each. */
const GUIDED: readonly Guided[] = [
  {
    part: 'whatHappened',
    label: 'What happened',
    rows: 7,
    hint: 'In plain words, for the people affected: what happened, who could see the information, and whether anyone did. Dates are added from the incident. Do not use patient names.',
  },
  {
    part: 'whatInformation',
    label: 'What information was involved',
    rows: 5,
    hint: 'The kinds of information, never the information itself. Also say what was not involved. If the roster lists kinds for each person, the letter adds them.',
  },
  {
    part: 'whatWeAreDoing',
    label: 'What we are doing',
    rows: 6,
    hint: 'What you are doing to investigate, reduce harm and prevent it from happening again. Use the past tense for what is done and the future tense for what is planned.',
  },
  {
    part: 'whatYouCanDo',
    label: 'What you can do',
    rows: 6,
    hint: 'Steps that help the reader. The letter adds credit bureaus, freezes and State requirements where needed.',
  },
]

/** The fields of the English text. */
export const PARTS: readonly FieldSpec[] = GUIDED.map((guided) => partSpec(guided, guided.part, true))

/** What a second letter adds. */
export const UPDATE: readonly FieldSpec[] = [
  {
    name: 'update',
    label: 'What a second letter adds',
    type: 'textarea',
    rows: 4,
    hint: 'Printed only in second letters: what you have learned since the first.',
  },
]

/** The fields of the text in each other language. */
export const TRANSLATED: readonly { code: string; own: string; called: string; specs: readonly FieldSpec[] }[] =
  TRANSLATIONS.map(({ code, own, called }) => ({
    code,
    own,
    called,
    specs: [
      ...GUIDED.map((guided) =>
        partSpec({ ...guided, label: `${guided.label}, in ${called}` }, `translated.${code}.${guided.part}`, false),
      ),
      { name: `translated.${code}.hours`, label: `Hours, in ${called}` },
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
    hint: 'Used instead of the practice’s own number. Leave empty to print the number from the settings.',
  },
  {
    name: 'hours',
    label: 'Hours',
    hint: 'Days, hours and time zone, such as Monday to Friday, 9 a.m. to 5 p.m. Eastern',
  },
  {
    name: 'languageSheet:flag',
    label: 'Add a sheet that says, in several languages, what help is free',
    type: 'checkbox',
    hint: 'On the last page, the back of a one-page letter. Whether a breach letter is among the documents of 45 CFR 92.11 is unsettled. The languages and texts are in the settings.',
  },
]

/** The free service against identity theft. */
export const OFFER: readonly FieldSpec[] = offerSpecs('offer')

/** The same for minors: a product of its own. */
export const MINOR_OFFER: readonly FieldSpec[] = offerSpecs('minorOffer')

/** All fields but those of the States’ offices. */
export const ALL: readonly FieldSpec[] = [
  ...PARTS,
  ...TRANSLATED.flatMap(({ specs }) => specs),
  ...UPDATE,
  ...CONTACT,
  ...OFFER,
  ...MINOR_OFFER,
  ...MASSACHUSETTS,
  ...OTHERS,
  ...regulatorSpecs(''),
  ...DIRECTORY,
]

function partSpec({ label, rows, hint }: Omit<Guided, 'part'>, name: string, required: boolean): FieldSpec {
  return { name, label, type: 'textarea', rows, required, ...(required && { hint }) }
}

function offerSpecs(of: 'offer' | 'minorOffer'): FieldSpec[] {
  return [
    { name: `${of}.provider`, label: 'Name of the service' },
    { name: `${of}.months:number`, label: 'Number of months', type: 'number', inputmode: 'numeric' },
    { name: `${of}.url`, label: 'Where to sign up', type: 'url' },
    {
      name: `${of}.enrolBy`,
      label: 'Last day to sign up',
      type: 'date',
      hint: 'A date after the letter’s date that leaves time to read it.',
    },
    { name: `${of}.phone`, label: 'Telephone number of the service', type: 'tel' },
    { name: `${of}.code`, label: 'Enrollment code, the same for everyone' },
    {
      name: `${of}.ownCodes:flag`,
      label: 'Each person has a code of his or her own',
      type: 'checkbox',
      hint: 'From a column of the roster, or from a file that you add below after saving. A letter without its code stops.',
    },
    { name: `${of}.asksForCard:flag`, label: 'Signing up requires a credit or debit card', type: 'checkbox' },
  ]
}

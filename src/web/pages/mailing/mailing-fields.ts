import { type FieldSpec, fields } from '../../shell/forms/fields.ts'
import type { Values } from '../../shell/forms/form.ts'
import type { Problem } from '../../shell/problem.ts'

const KIND: FieldSpec = {
  name: 'kind',
  label: 'Which letter',
  type: 'select',
  required: true,
  options: [
    ['individual_notice', 'The notice, to everybody who has none yet'],
    ['supplemental', 'The second letter, to those who have the notice'],
  ],
}

const MAILING: FieldSpec[] = [
  {
    name: 'email:flag',
    label: 'By e-mail to those who agreed to it and did not take it back',
    type: 'checkbox',
    hint: 'Everybody else gets paper. Next of kin always do (45 CFR 164.404(d)(1)).',
  },
  {
    name: 'lettersAPart:number',
    label: 'Letters in one PDF, at most',
    type: 'number',
    inputmode: 'numeric',
    required: true,
    hint: 'A part holds letters of one language and page count, by ZIP code.',
  },
]

const REPRINT: FieldSpec[] = [
  {
    name: 'references',
    label: 'References of the letters',
    type: 'textarea',
    rows: 4,
    required: true,
    hint: 'As they stand on the letters, one a line. They are printed again on paper, to the address that is known now.',
  },
  { name: 'reason', label: 'Why they are made again', required: true },
]

const MAILED: FieldSpec[] = [
  { name: 'mailedOn', label: 'Mailed on', type: 'date', required: true },
  {
    name: 'how',
    label: 'How',
    required: true,
    hint: 'First-Class Mail, at which post office, or by which mail house.',
  },
  { name: 'reference', label: 'Tracking number, permit or receipt' },
  {
    name: 'asNotice:flag',
    label: 'This is the notice to individuals: record it as given on that day',
    type: 'checkbox',
    hint: 'Leave it out while more letters or e-mails have to go before everybody was told.',
  },
]

const WITHDRAWAL: FieldSpec[] = [{ name: 'reason', label: 'Why it is taken back', required: true }]

/** The form of a new mailing, and of letters made again on purpose. */
export function mailingForms(
  values: Values,
  { toMailAgain, hasSecond }: { toMailAgain: readonly string[]; hasSecond: boolean },
  problem?: Problem,
) {
  const specs = hasSecond ? [KIND, ...MAILING] : MAILING
  const again = values.which === 'reprint'
  return {
    mailing: fields(specs, again ? USUAL : { ...USUAL, ...values }, again ? [] : problem?.errors, 'mailing-'),
    reprint: {
      open: again,
      fields: fields(REPRINT, again ? values : cameBack(toMailAgain), again ? problem?.errors : [], 'reprint-'),
    },
  }
}

function cameBack(references: readonly string[]): Values {
  return references.length > 0
    ? { references: references.join('\n'), reason: 'Returned: mailed to the address learnt since.' }
    : {}
}

const USUAL = { 'email:flag': 'true', 'lettersAPart:number': '500' }

/** The form that records a mailing as mailed; the notice to individuals is ticked where nobody waits for an e-mail. */
export function mailedForm(
  values: Values,
  { today, mayBeNotice, emailsToGo }: { today: string; mayBeNotice: boolean; emailsToGo: boolean },
  problem?: Problem,
) {
  const specs = MAILED.filter(({ name }) => mayBeNotice || name !== 'asNotice:flag')
  const usual = { mailedOn: today, how: 'First-Class Mail', 'asNotice:flag': String(!emailsToGo) }
  return { open: problem !== undefined, fields: fields(specs, problem ? values : usual, problem?.errors, 'mailed-') }
}

/** The form that takes back what of a mailing has not gone. */
export function withdrawalForm(values: Values, problem?: Problem) {
  return { open: problem !== undefined, fields: fields(WITHDRAWAL, values, problem?.errors, 'withdrawal-') }
}

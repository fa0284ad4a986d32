import { counted } from '../../../breach/law/words.ts'
import { type FieldSpec, fields } from '../../shell/forms/fields.ts'
import type { Values } from '../../shell/forms/form.ts'
import type { Problem } from '../../shell/problem.ts'

const KIND: FieldSpec = {
  name: 'kind',
  label: 'Which letter',
  type: 'select',
  required: true,
  options: [
    ['individual_notice', 'The notice, for everyone who has none yet'],
    ['supplemental', 'The second letter, for people who have the notice'],
  ],
}

const MAILING: FieldSpec[] = [
  {
    name: 'email:flag',
    label: 'E-mail people who agreed to it and have not opted out',
    type: 'checkbox',
    hint: 'Everyone else gets paper. Next of kin always get paper (45 CFR 164.404(d)(1)).',
  },
  {
    name: 'lettersAPart:number',
    label: 'Maximum letters per PDF',
    type: 'number',
    inputmode: 'numeric',
    required: true,
    hint: 'Each file holds letters of one language and page count, sorted by ZIP code.',
  },
]

const REPRINT: FieldSpec[] = [
  {
    name: 'references',
    path: 'reprint.references',
    label: 'Letter references',
    type: 'textarea',
    rows: 4,
    required: true,
    hint: 'As printed on the letters, one per line. They are printed again on paper, to the current address.',
  },
  { name: 'reason', path: 'reprint.reason', label: 'Why you are reissuing them', required: true },
]

const AS_NOTICE = 'asNotice:flag'

const MAILED: FieldSpec[] = [
  { name: 'mailedOn', label: 'Mailed on', type: 'date', required: true },
  {
    name: 'how',
    label: 'How',
    required: true,
    hint: 'First-Class Mail, from which post office or by which mail house.',
  },
  { name: 'reference', label: 'Tracking number, permit or receipt' },
  {
    name: AS_NOTICE,
    label: 'Also record this as the notice to individuals, given on that date',
    type: 'checkbox',
    hint: 'Leave unchecked if more letters or e-mails must go out before everyone is notified.',
  },
]

const WITHDRAWAL: FieldSpec[] = [{ name: 'reason', label: 'Why you are canceling it', required: true }]

/** The forms for a new mailing, and for letters reissued on purpose. */
export function mailingForms(
  values: Values,
  { toMailAgain, hasSecond, canMail }: { toMailAgain: readonly string[]; hasSecond: boolean; canMail: boolean },
  problem?: Problem,
) {
  const offered = MAILING.filter(({ name }) => canMail || name !== 'email:flag')
  const specs = hasSecond ? [KIND, ...offered] : offered
  const again = values.which === 'reprint'
  return {
    mailing: fields(specs, again ? USUAL : { ...USUAL, ...values }, again ? [] : problem?.errors, 'mailing-'),
    reprint: {
      open: again || toMailAgain.length > 0,
      fields: fields(REPRINT, again ? values : cameBack(toMailAgain), again ? problem?.errors : [], 'reprint-'),
    },
  }
}

function cameBack(references: readonly string[]): Values {
  return references.length > 0
    ? { references: references.join('\n'), reason: 'Returned: mailed to the new address.' }
    : {}
}

const USUAL = { 'email:flag': 'true', 'lettersAPart:number': '500' }

/**
 * The form that records a mailing as mailed; the notice to individuals is preselected when no e-mail is waiting and nobody is
 * without a letter.
 */
export function mailedForm(values: Values, { today, mayBeNotice, emailsToGo, without }: ToRecord, problem?: Problem) {
  const offered = MAILED.filter(({ name }) => mayBeNotice || name !== AS_NOTICE)
  const specs = offered.map((spec) =>
    spec.name === AS_NOTICE && without > 0 ? { ...spec, hint: hintFor(without) } : spec,
  )
  const usual = { mailedOn: today, how: 'First-Class Mail', [AS_NOTICE]: String(!emailsToGo && without === 0) }
  return { open: problem !== undefined, fields: fields(specs, problem ? values : usual, problem?.errors, 'mailed-') }
}

/** What decides whether a mailing is recorded as the notice; `without`: how many people have no letter in it and are to be told. */
type ToRecord = { today: string; mayBeNotice: boolean; emailsToGo: boolean; without: number }

function hintFor(without: number): string {
  const have = without === 1 ? 'has' : 'have'
  return `${counted(without, 'person', 'people')} ${have} no letter yet. The notice is done once they are told too, so leave this unchecked until then.`
}

/** The form that cancels what has not gone out yet. */
export function withdrawalForm(values: Values, problem?: Problem) {
  return { open: problem !== undefined, fields: fields(WITHDRAWAL, values, problem?.errors, 'withdrawal-') }
}

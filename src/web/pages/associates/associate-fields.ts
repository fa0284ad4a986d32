import type { AgreementStanding, BusinessAssociate } from '../../../breach/incident/business-associate.ts'
import type { FieldSpec } from '../../shell/forms/fields.ts'
import type { Values } from '../../shell/forms/form.ts'
import { ASSOCIATE_QUESTIONS } from '../../shell/forms/questions.ts'

/** The status of an agreement in words; `isLacking`: there is none to rely on. */
export const AGREEMENTS: Record<AgreementStanding, { agreement: string; isLacking: boolean }> = {
  none: { agreement: 'No agreement', isLacking: true },
  expired: { agreement: 'Expired', isLacking: true },
  expiring: { agreement: 'Expires soon', isLacking: false },
  in_force: { agreement: 'In force', isLacking: false },
}

/** The fields of a business associate in the register. */
export const ASSOCIATE_FIELDS: FieldSpec[] = [
  { name: 'name', label: 'Name', required: true, autocomplete: 'off' },
  {
    name: 'signedOn',
    label: 'Agreement signed on',
    type: 'date',
    hint: 'The business associate agreement (45 CFR 164.504(e)). Leave empty if there is none.',
  },
  {
    name: 'expiresOn',
    label: 'Agreement expires on',
    type: 'date',
    hint: 'Its last day. Leave empty if it does not expire.',
  },
  {
    ...ASSOCIATE_QUESTIONS.contractDays,
    hint: 'Counted from its discovery. Leave empty for the 60 days of 45 CFR 164.410(b).',
  },
  {
    ...ASSOCIATE_QUESTIONS.agent,
    hint: 'Under the federal common law of agency; ask counsel.',
  },
  { name: 'contactName', label: 'Contact', hint: 'Its privacy officer or main contact.' },
  { name: 'email', label: 'E-mail', type: 'email' },
  { name: 'phone', label: 'Telephone', type: 'tel' },
]

/** The values of the form before anything is typed. */
export function associateValues({ contractDays, agent, ...entry }: BusinessAssociate): Values {
  const texts = Object.entries(entry).map(([name, value]) => [name, String(value ?? '')])
  return {
    ...Object.fromEntries(texts),
    'contractDays:number': String(contractDays ?? ''),
    'agent:flag': String(agent),
  }
}

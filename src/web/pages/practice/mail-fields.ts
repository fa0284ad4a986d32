import { USUAL_PORTS } from '../../../actions/practice/mail-settings.ts'
import type { MailStanding } from '../../../actions/practice/mail-standing.ts'
import type { FieldError } from '../../../errors.ts'
import { type FieldSpec, fields } from '../../shell/forms/fields.ts'
import type { Values } from '../../shell/forms/form.ts'

const SPECS: FieldSpec[] = [
  { name: 'host', label: 'Mail server', required: true, hint: 'Its name alone, such as mail.clinic.example.' },
  {
    name: 'tls',
    label: 'Encryption',
    type: 'select',
    required: true,
    options: [
      ['starttls', 'STARTTLS, required (usually port 587)'],
      ['implicit', 'TLS from the start (usually port 465)'],
      ['none', 'None: only for a mail server on this computer'],
    ],
  },
  {
    name: 'port:number',
    label: 'Port',
    type: 'number',
    inputmode: 'numeric',
    hint: 'Leave it empty for the usual one.',
  },
  { name: 'user', label: 'User name', hint: 'Leave it empty if the server asks for no sign-in.' },
  { name: 'password', label: 'Password', type: 'password', autocomplete: 'new-password' },
  {
    name: 'fromAddress',
    label: 'Sender address',
    type: 'email',
    required: true,
    hint: 'Patients answer to it, and bounced letters come back to it.',
  },
  { name: 'fromName', label: 'Sender name', hint: 'As patients know you. They see it before they open the letter.' },
]

const KEPT = 'Stored encrypted and never shown. Leave it empty to keep the saved one.'
const NEW = 'Stored encrypted and never shown again.'

/** The fields of the form for a mail server: a saved password is never among their values. */
export function mailFields(values: Values, hasSaved: boolean, errors: readonly FieldError[] = []) {
  const specs = SPECS.map((spec) => (spec.name === 'password' ? { ...spec, hint: hasSaved ? KEPT : NEW } : spec))
  return fields(specs, { ...values, password: '' }, errors, 'mail-')
}

/** The values of that form before anything is typed. */
export function mailValues({ saved }: MailStanding): Values {
  if (!saved) return { tls: 'starttls' }
  const { host, tls, port, user, from } = saved
  const named = port === USUAL_PORTS[tls] ? '' : String(port)
  return { host, tls, 'port:number': named, user: user ?? '', fromAddress: from.address, fromName: from.name }
}

import { FORMS_OF_INCIDENTS } from './refused-incident.ts'
import type { Group, Refused, State } from './state.ts'

const FORMS: readonly Refused[] = [
  ['Sign-in', 'stranger', '/sign-in', { email: 'rosa@harbor.example', password: 'wrong' }],
  ['Log an incident', 'staff', '/incidents', { title: '', discoveredOn: '2099-01-01', 'elements:list': 'ssn' }],
  ['A view without a name', 'staff', '/incidents/views', { name: '', show: 'overdue' }],
  ['What if?', 'officer', '/what-if?event.knownOn=2026-13-01&people.total:number=x&state=MA&residents=-1', null],
  ['Patients: too little', 'officer', '/patients', { familyName: 'Castellanos' }],
  ['Patients: accounting of nothing', 'officer', '/patients/accounting', { mrn: '70014', chosen: '' }],
  ['Returned mail', 'staff', '/returned', { reference: '', reason: 'moved', 'newAddress.city': 'Boston' }],
  ['Calls', 'staff', '/calls', { topic: '', incident: '', 'newAddress.city': 'Boston' }],
  ['Calls: with a letter', 'staff', '/calls', { letter: ':letter', topic: '', 'newAddress.city': 'Boston' }],
  ['Calls: half a name', 'officer', '/calls/caller', { familyName: 'Castellanos' }],
  [
    'Calls: told with no words',
    'officer',
    '/calls',
    { of: ':phishedMailbox/:noah', topic: 'other', 'told:flag': 'true' },
  ],
  ['Calls: a reference misheard', 'staff', '/calls?letter=2026-9999-1-1', null],
  ['Business associates', 'officer', '/associates', { name: '', signedOn: '2099-01-01', 'contractDays:number': '-1' }],
  [
    'Playbook: a step without words',
    'officer',
    '/playbooks/snooping/draft/steps/new',
    { title: '', dueAmount: 'soon' },
  ],
  [
    'Playbook: left out without a word',
    'officer',
    '/playbooks/snooping/draft/steps/restrict-the-incident/leaving-out',
    { reason: '' },
  ],
  ['Playbook: nothing to put in force', 'officer', '/playbooks/hacking/draft/putting-in-force', {}],
  ['Playbook: no file', 'officer', '/playbooks/hacking/draft/file', {}],
  ['Who is who', 'officer', '/playbooks/who-is-who', { 'it.owner': 'nobody', 'owner.owner': '' }],
  ['Account: name', 'staff', '/account/name', { name: '' }],
  ['Account: password', 'staff', '/account/password', { presentPassword: 'wrong', password: 'short' }],
  ['Account: reminders', 'staff', '/account/reminders', { brief: 'hourly' }],
  ['Second step: no password', 'staff', '/account/second-step/offer', { presentPassword: '' }],
  ['Settings: sign-in', 'admin', '/settings/sign-in', { secondStep: 'never' }],
  ['Report: closed without a word', 'officer', '/house-reports/:newReport/closing', { text: '', reason: '' }],
  ['Report: asked nothing', 'officer', '/house-reports/:newReport/questions', { text: '' }],
  ['Report: told nothing', 'officer', '/house-reports/:newReport/outcomes', { text: '' }],
  ['Report: joins what is not there', 'officer', '/house-reports/:newReport/joining', { incident: '2026-9999' }],
  ['Report: no kind', 'officer', '/house-reports/:newReport/incident', { title: '', discoveredOn: '2099-01-01' }],
  ['Calendars', 'admin', '/settings/calendar', { says: 'all' }],
  ['Webhooks', 'admin', '/settings/webhooks', { url: 'http://10.0.0.1/x' }],
  ['Settings: practice', 'admin', '/settings/practice', { name: '', zone: 'Boston', 'address.zip': '2110' }],
  ['Backups', 'admin', '/settings/backups', { folder: 'backups', 'keep:number': '0' }],
  ['Settings: user', 'admin', '/settings/users', { name: '', email: 'rosa', role: 'boss', password: 'short' }],
  [
    'E-mail settings',
    'admin',
    '/settings/mail',
    { host: 'https://mail', tls: 'none', user: 'clinic', fromAddress: 'x' },
  ],
  ['E-mail settings: nothing', 'admin', '/settings/mail', { tls: 'ssl', 'port:number': '70000' }],
  ['Free help', 'admin', '/settings/help-texts', { language: 'xx', text: '' }],
  ['Settings: key', 'admin', '/settings/keys', { name: '', role: '' }],
]

const SET_UP: Refused = ['Set-up', 'stranger', '/set-up', { code: 'WRONG' }]

/** Forms that are refused, as they come back: nothing of what was typed lost, and each field with what to do. */
export const REFUSED: readonly Group[] = [
  { title: 'Forms of the book', states: [...FORMS.map(stateOf), { ...stateOf(SET_UP), book: 'fresh' }] },
  { title: 'Forms of an incident', states: FORMS_OF_INCIDENTS.map(stateOf) },
]

// `~` is the phished mailbox.
function stateOf([name, viewer, path, form, status = 422]: Refused): State {
  const at = path.replace(/^~/, '/incidents/:phishedMailbox')
  return { name, book: 'few', as: [viewer], path: at, form: form ?? undefined, status }
}

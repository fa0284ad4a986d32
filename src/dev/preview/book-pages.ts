import { STATE_CODES, stateLabel } from '../../breach/law/states.ts'
import { maria } from '../../demo/cast/patients.ts'
import { PASSWORD } from '../book/asking.ts'
import type { BookName } from '../book/books.ts'
import { PLAYBOOK_PAGES } from './playbook-pages.ts'
import { type Group, type State, shown } from './state.ts'

const EVERY: readonly BookName[] = ['empty', 'few', 'many']
const MARIA = { givenName: 'María', familyName: 'Castellanos', birthDate: maria.birthDate ?? '' }

const offered: State = {
  name: 'Offered',
  book: 'few',
  as: ['staff'],
  path: '/account/second-step/offer',
  form: { presentPassword: PASSWORD },
}

/** The pages that are about the whole book, in books with nothing, a little and a lot in them. */
export const BOOK_PAGES: readonly Group[] = [
  shown('Today', 'read', EVERY, { 'The first page': '/' }),
  shown('Today at one site', 'read', ['few'], {
    'One incident': '/?site=Instagram',
    'A site with nothing open': '/?site=Elm+Ave',
  }),
  shown('Incidents', 'read', EVERY, {
    'All of them': '/incidents',
    Overdue: '/incidents?show=overdue',
    'Due in 7 days': '/incidents?show=soon',
    Large: '/incidents?show=large',
    'None of a kind': '/incidents?kind=tracking_technology&show=large',
    'Searched, by legal deadline': '/incidents?q=laptop&state=open&sort=law',
  }),
  shown('Find', 'read', ['few', 'many'], {
    Anything: '/find',
    'A page and incidents': '/find?q=re',
    'Many incidents': '/find?q=lost',
    'A laptop': '/find?q=laptop',
    Nothing: '/find?q=zebra',
  }),
  shown('Incidents, further pages', 'read', ['many'], { 'Second page': '/incidents?before=:middle' }),
  shown('Log an incident', 'report', ['few'], { 'First facts': '/incidents/new' }),
  shown('Report something', 'report', ['few'], { 'The form': '/report' }),
  shown('Reports from staff', 'decide', ['empty', 'few'], { All: '/house-reports' }),
  shown('A report from staff', 'decide', ['few'], {
    New: '/house-reports/:newReport',
    'Waiting for the reporter': '/house-reports/:askedReport',
    'Earlier than its incident': '/house-reports/:joinedReport',
    Closed: '/house-reports/:closedReport',
    'Its six years are over': '/house-reports/:oldReport',
    'Its destruction was asked for': '/house-reports/:endingReport',
    Destroyed: '/house-reports/:goneReport',
    'Becoming an incident': '/house-reports/:newReport/incident',
  }),
  shown('The poster', 'decide', ['few'], { 'On one sheet': '/house-reports/poster' }),
  shown('Reports', 'read', EVERY, { 'The last twelve months': '/reports' }),
  shown('Year-end', 'read', EVERY, { 'This year': '/year-end' }),
  shown('Your account', 'own_account', ['few'], { 'As it is': '/account' }),
  shown('Your second step', 'own_account', ['few'], { 'To set up': '/account/second-step' }),
  { title: 'A secret for an app', states: [offered] },
  shown('Retention', 'read_people', EVERY, { 'Ending and over': '/retention' }),
  shown('Records destroyed', 'read_people', ['few'], {
    Retention: '/incidents/:destroyed/retention',
    Overview: '/incidents/:destroyed',
    Mailings: '/incidents/:destroyed/mailings',
    Letter: '/incidents/:destroyed/letter',
  }),
  shown('Destroying one record', 'decide', ['few'], { Asked: '/incidents/:lostLaptop/retention?person=001-0000001' }),
  shown('Year-end of another year', 'read', ['few'], { 'Last year': '/year-end/:lastYear' }),
  shown('What if?', 'read', ['few'], {
    'Nothing typed': '/what-if',
    'As in an incident': '/what-if?incident=:vendorRansomware',
    'As in one that is no breach': '/what-if?incident=:encryptedLaptop',
    'Under no rule': '/what-if?event.knownOn=2026-11-01&entity.hipaa=none&people.total:number=10',
  }),
  shown('Law', 'read', ['few'], { All: '/law', Federal: '/law/federal' }),
  { title: 'Law of a State', states: STATE_CODES.map(lawOf) },
  shown('Patients', 'read_people', EVERY, { 'Nobody asked for': '/patients' }),
  {
    title: 'Patients that were asked for',
    states: [
      found('In several incidents', MARIA),
      found('By a record number', { mrn: '70004' }),
      found('By an address of e-mail', { email: 'elena.petrova@mail.example' }),
      found('From the page of a person', { of: ':phishedMailbox/:maria' }),
      found('Nobody', { givenName: 'Nobody', familyName: 'Here', birthDate: '1990-01-01' }),
    ],
  },
  shown('Returned mail', 'report', ['empty', 'few'], { 'Next envelope': '/returned' }),
  shown('A returned letter', 'report', ['few'], {
    Marked: '/returned?letter=:returned',
    'Address corrected': '/returned?letter=:corrected',
    'Not marked yet': '/returned?letter=:letter',
    'E-mail that bounced': '/returned?letter=:bounced',
  }),
  shown('Calls', 'report', ['empty', 'few'], { 'Caller without a letter': '/calls' }),
  shown('A call', 'report', ['few'], {
    'With a letter': '/calls?letter=:letter',
    'With an e-mail': '/calls?letter=:email',
    Saved: '/calls?written=:phishedMailbox',
  }),
  {
    title: 'Who is calling',
    states: [
      calling('Somebody of a roster', MARIA),
      calling('Nobody', { givenName: 'Nobody', familyName: 'Here', birthDate: '1990-01-01' }),
    ],
  },
  {
    title: 'Speaking with a caller',
    states: [
      calling('Whom an e-mail reached', { of: ':shownAddresses/001-0000001', letter: ':email' }),
      calling('Whom no letter reaches', { of: ':phishedMailbox/:noah' }),
      calling('While nothing is approved', { of: ':oldPost/003-0000005' }),
    ],
  },
  ...PLAYBOOK_PAGES,
  shown('Business associates', 'read_people', ['empty', 'few'], { All: '/associates' }),
  shown('A business associate', 'decide', ['few'], { New: '/associates/new', Known: '/associates/:associate' }),
  shown('Log', 'read_people', EVERY, { Latest: '/log', Verified: '/log?verify=now' }),
  shown('Who looked at what', 'decide', ['empty', 'few'], { All: '/readings' }),
  shown('Who looked at a record', 'decide', ['few'], {
    'Of one patient': '/readings?incident=:phishedMailbox&person=:maria',
  }),
  shown('Settings', 'administer', EVERY, { All: '/settings' }),
  shown('Sign-in', 'administer', ['few'], { 'Who needs what': '/settings/sign-in' }),
  shown('Backups', 'administer', EVERY, { Kept: '/settings/backups' }),
  shown('Free help', 'administer', EVERY, { Texts: '/settings/help-texts' }),
  shown('E-mail settings', 'administer', EVERY, { Mail: '/settings/mail' }),
  { title: 'A test message', states: [tested('Accepted', 'empty'), tested('Refused', 'few')] },
  shown('API reference', 'read', ['few'], { Topics: '/api/docs', 'One topic': '/api/docs/Decision' }),
]

function calling(name: string, form: Record<string, string>): State {
  return { name, book: 'few', as: ['officer'], path: '/calls/caller', form }
}

function lawOf(code: (typeof STATE_CODES)[number]): State {
  return { name: stateLabel(code), book: 'few', as: ['auditor'], path: `/law/${code}` }
}

function tested(name: string, book: BookName): State {
  return { name, book, as: ['admin'], path: '/settings/mail/test', form: {} }
}

function found(name: string, form: Record<string, string>): State {
  return { name, book: 'few', as: ['officer'], path: '/patients', form }
}

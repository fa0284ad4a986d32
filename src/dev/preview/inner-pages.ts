import type { Right } from '../../access/roles.ts'
import * as cast from '../../demo/cast/patients.ts'
import { MAILING_PAGES } from './mailing-pages.ts'
import { type Group, inWords, type State, shown } from './state.ts'

const { patients: _, ...named } = cast
const MAILBOX = '/incidents/:phishedMailbox'

const ANA = `${MAILBOX}/people/:ana`

/** The pages within an incident: of one person, one roster, one mailing, one letter. */
export const INNER_PAGES: readonly Group[] = [
  inFew('A person', 'read_people', Object.fromEntries(Object.keys(named).map(personPage))),
  inFew('A person elsewhere', 'read_people', { 'Died long ago': '/incidents/:vendorRansomware/people/001-0000002' }),
  shown('A person of two descriptions', 'read_people', ['many'], { Merged: '/incidents/:crowd/people/:merged' }),
  inFew('Timeline', 'read', { 'With every letter': `${MAILBOX}/timeline?letters=all` }),
  inFew('A corrected address', 'decide', {
    Asked: `${MAILBOX}/people/:ana/address`,
    Known: `${MAILBOX}/people/:walter/address`,
    'Confidential, and none known': '/incidents/:oldPost/people/003-0000005/address',
  }),
  inFew('Closed', 'read', {
    'Merged into another': '/incidents/:duplicate/close',
    'Its overview': '/incidents/:duplicate',
    'Who sees it': '/incidents/:duplicate/restriction',
    'The other one': '/incidents/:latestFax/close',
  }),
  inFew('Notices elsewhere', 'read', { 'Two counts of the days': '/incidents/:lostLaptop/duties' }),
  inFew('The sheet of an office', 'read', {
    'One form for three offices': '/incidents/:vendorRansomware/offices/NY.attorney-general',
    'A copy of the report': '/incidents/:vendorRansomware/offices/NY.attorney-general-hhs-copy',
    'Filed, with one duty open': `${MAILBOX}/offices/NY.attorney-general`,
    'No address known': `${MAILBOX}/offices/VT.attorney-general`,
    'Filed, and changed since': '/incidents/:lostLaptop/offices/TX.attorney-general',
  }),
  inFew('Who is told', 'read_people', {
    'By state': `${MAILBOX}/ledger`,
    'One state': `${MAILBOX}/ledger?state=paper`,
    'One person': `${MAILBOX}/people/:ana/notice`,
    'Cannot be reached': `${MAILBOX}/people/:walter/notice`,
  }),
  inFew('A corrected name', 'decide', { Asked: `${MAILBOX}/people/:ana/correction` }),
  inFew('People perhaps no patients', 'read_people', {
    'Corrected twice': '/incidents/:oldPost/people/002-0000001',
    'Included again': '/incidents/:oldPost/people/002-0000003',
    'A newborn': '/incidents/:oldPost/people/002-0000006',
  }),
  inFew('People on whom lists disagree', 'read_people', {
    'Dead or alive': '/incidents/:oldPost/people/003-0000001',
    'Two addresses': '/incidents/:oldPost/people/003-0000003',
    'Waiting for an address': '/incidents/:oldPost/people/003-0000005',
    'Dead, as decided': '/incidents/:oldPost/people/003-0000006',
  }),
  inFew('People for whom others might read', 'read_people', {
    'Representative to confirm': '/incidents/:oldPost/people/004-0000001',
    'Legal representative': '/incidents/:oldPost/people/004-0000002',
    'No legal representative': '/incidents/:oldPost/people/004-0000003',
    'Minor alone, no address': '/incidents/:oldPost/people/004-0000004',
    'Minor alone': '/incidents/:oldPost/people/004-0000005',
    Minor: '/incidents/:oldPost/people/004-0000006',
    'All to confirm': '/incidents/:oldPost/people?flag=representative_unconfirmed',
  }),
  inFew('People, filtered', 'read_people', {
    Minors: `${MAILBOX}/people?flag=minor`,
    Deceased: `${MAILBOX}/people?flag=deceased`,
    'Perhaps no patients': '/incidents/:oldPost/people?flag=perhaps_no_patient',
  }),
  { title: 'Why a record is opened', states: [{ name: 'Asked', book: 'few', as: ['auditor'], path: ANA }] },
  { title: 'People, looked for', states: [lookedFor('Found', 'Ana López'), lookedFor('Nobody', 'Nobody Here')] },
  inFew('A roster', 'read_people', {
    Imported: `${MAILBOX}/rosters/:roster`,
    Withdrawn: '/incidents/:lostLaptop/rosters/:withdrawn',
    'With problems': '/incidents/:oldPost/rosters/:oddRoster',
  }),
  inFew('Withdraw a roster', 'decide', {
    'Letters were sent': `${MAILBOX}/rosters/:roster/withdrawal`,
    'Nothing was sent': '/incidents/:oldPost/rosters/:oddRoster/withdrawal',
    'Done already': '/incidents/:lostLaptop/rosters/:withdrawn/withdrawal',
  }),
  inFew('Columns of a file', 'decide', {
    Understood: `${MAILBOX}/uploads/:upload`,
    'An odd file': `${MAILBOX}/uploads/:oddUpload`,
    'Seen before': `${MAILBOX}/uploads/:knownUpload`,
    'No header': `${MAILBOX}/uploads/:headless`,
    Nothing: `${MAILBOX}/uploads/:nonsense`,
    'Nearly seen before': `${MAILBOX}/uploads/:nearlyKnown`,
    'A name in two cells': `${MAILBOX}/uploads/:joined`,
    'Shifted rows': `${MAILBOX}/uploads/:shifted`,
  }),
  inFew('Rows to fix', 'decide', {
    'With problems': `${MAILBOX}/uploads/:toFix/rows`,
    'The next page': `${MAILBOX}/uploads/:toFix/rows?page=2`,
    Fixed: `${MAILBOX}/uploads/:toFix/rows?show=fixed`,
    'Nothing wrong': `${MAILBOX}/uploads/:right/rows`,
    'Not checked': `${MAILBOX}/uploads/:upload/rows`,
  }),
  shown('An import', 'decide', ['many'], {
    Starting: '/incidents/:crowd/imports/:starting',
    'Under way': '/incidents/:crowd/imports/:underWay',
    Failed: '/incidents/:crowd/imports/:failed',
    Stopped: '/incidents/:crowd/imports/:stopped',
  }),
  ...MAILING_PAGES,
  shown('A pair', 'read_people', ['many'], {
    'One person': '/incidents/:crowd/review?pair=:same',
    'Two people': '/incidents/:crowd/review?pair=:different',
    Open: '/incidents/:crowd/review?pair=:undecided',
    Gone: '/incidents/:crowd/review?pair=001-0000001.001-0000002',
  }),
  {
    title: 'Just saved',
    states: [
      { name: 'With Undo', book: 'few', as: ['officer'], path: '/', saved: 'notice_recorded' },
      { name: 'Without', book: 'few', as: ['officer'], path: '/', saved: 'letter_written' },
    ],
  },
  {
    title: 'Unsaved text',
    states: [{ name: 'Its form is gone', book: 'few', as: ['officer'], path: '/drafts/:draft' }],
  },
  inFew('A posted notice', 'read', { Posted: `${MAILBOX}/web-notice/postings/:posting` }),
]

function inFew(title: string, right: Right, paths: Record<string, string>): Group {
  return shown(title, right, ['few'], paths)
}

function personPage(name: string): [string, string] {
  return [inWords(name), `${MAILBOX}/people/:${name}`]
}

function lookedFor(name: string, wanted: string): State {
  return { name, book: 'few', as: ['officer'], path: `${MAILBOX}/people/search`, form: { wanted } }
}

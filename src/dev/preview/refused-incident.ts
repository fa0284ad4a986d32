import { mailboxWords } from '../../demo/cast/words.ts'
import type { Refused } from './state.ts'

const LONG = 'Somebody clicked. '.repeat(700)
const words = Object.fromEntries(Object.entries(mailboxWords).map(([name, text]) => [name, String(text)]))

/** Forms of the pages of an incident; `~` is the phished mailbox. */
export const FORMS_OF_INCIDENTS: readonly Refused[] = [
  ['Edit', 'officer', '~/edit', { title: '', discoveredOn: '2099-01-01', version: '1' }],
  [
    'Edit: somebody was faster',
    'officer',
    '~/edit',
    { title: 'Mine', summary: 'The officer was slower.', 'event.elements:list': 'name', version: '1' },
    409,
  ],
  [
    'Assess',
    'officer',
    '/incidents/:latestFax/assessment',
    { which: 'assessment', finding: 'low_probability', reason: 'x'.repeat(10_001) },
  ],
  [
    'Assess: exception',
    'officer',
    '/incidents/:latestFax/exception',
    { which: 'exception-could_not_retain', kind: 'could_not_retain', text: '' },
  ],
  [
    'Assess: authorization',
    'officer',
    '/incidents/:postedPhoto/authorization',
    { which: 'authorization', exists: '', signedOn: '2099-01-01' },
  ],
  ['Assess: no harm', 'officer', '/incidents/:latestFax/harm-finding', { which: 'harm', reason: '' }],
  ['Assess: one’s own signature', 'officer', '/incidents/:postedPhoto/assessment/signature', { sent: 'yes' }],
  ['Notices', 'officer', '~/notices', { which: 'notice-hipaa.ocr', duty: 'hipaa.ocr', givenOn: '2099-01-01', how: '' }],
  ['Holds', 'officer', '~/holds', { which: 'hold', form: 'whispered', statedOn: '2099-01-01' }],
  [
    'Business associate',
    'officer',
    '~/associate',
    { which: 'associate', 'associate.name': '', 'associate.toldUsOn': 'x' },
  ],
  ['Substitute notice', 'officer', '~/substitute-notice', { which: 'posting', postedOn: '2026-13-01' }],
  ['OCR sheet', 'officer', '~/ocr-sheet', { noticeFrom: '2026-13-01' }],
  ['OCR sheet: report', 'officer', '~/ocr-sheet/reports', { filedOn: '2099-01-01' }],
  ['Steps', 'officer', '~/steps/search-the-mailbox/completion', { note: 'x'.repeat(5001) }],
  ['Stated count', 'officer', '~/counts', { 'people:number': '-1', basis: 'guessed', reason: '' }],
  ['Corrected address', 'officer', '~/people/:ana/address', { line1: '', city: 'Boston', state: '', zip: '2110' }],
  ['Corrected name', 'officer', '~/people/:ana/correction', { birthDate: '2099-01-01', reason: 'None.' }],
  [
    'Dead or alive',
    'officer',
    '/incidents/:oldPost/people/003-0000001/life',
    { lives: 'true', reason: '', diedOn: '2099-01-01', version: '0' },
  ],
  [
    'Representative without a reason',
    'officer',
    '/incidents/:oldPost/people/004-0000001/representative',
    { legal: 'true', reason: '', version: '0' },
  ],
  [
    'Minor alone without an address',
    'officer',
    '/incidents/:oldPost/people/004-0000006/own-care',
    { consented: 'true', reason: '', 'address.line1': '', 'address.city': '', version: '0' },
  ],
  ['Leave out somebody alive', 'officer', '~/people/:ana/leaving-out', { reason: 'Alive.', version: '0' }],
  ['Withdraw a roster', 'officer', '~/rosters/:roster/withdrawal', { reason: '' }],
  ['Columns', 'officer', '~/uploads/:oddUpload/import', { 'column-0': '', dateOrder: 'month_first' }],
  [
    'Rows: somebody was faster',
    'officer',
    '~/uploads/:toFix/rows',
    { 'cell-2-2': '1980-12-05', 'version-2': 'x' },
    409,
  ],
  ['Letters', 'officer', '~/letter', { ...words, whatHappened: LONG }],
  ['Letters: somebody was faster', 'officer', '~/letter', { whatHappened: 'Mine.', version: '1' }, 409],
  ['Letters: one’s own approval', 'officer', '~/letter/approval', { 'acknowledged:list': '' }],
  ['Letters: printed with a gap', 'officer', '/incidents/:lostLaptop/letters/print', { sent: 'yes' }],
  ['Mailings', 'officer', '~/mailings', { which: 'mailing', 'lettersAPart:number': '0' }],
  ['Mailings: print again', 'officer', '~/mailings', { which: 'reprint', references: '2026-0002-9-9', reason: '' }],
  ['Mailed', 'officer', '~/mailings/:reprint/mailed', { mailedOn: '2099-01-01', how: '' }],
  ['Withdraw a mailing', 'officer', '~/mailings/:reprint/withdrawal', { which: 'withdrawal', reason: '' }],
  [
    'E-mail in doubt',
    'officer',
    '/incidents/:shownAddresses/mailings/:emails/email/settlements',
    { reference: 'x', finding: 'was_sent', reason: '' },
  ],
  [
    'E-mail: opt out by an unknown reference',
    'officer',
    '/incidents/:shownAddresses/mailings/:emails/email/withdrawals',
    { reference: '2026-0001-77-7' },
  ],
  ['Web notice', 'officer', '~/web-notice', { which: 'words', words: '0', text: 'Mine.' }, 409],
  [
    'Web notice: removed early',
    'officer',
    '~/web-notice/removal',
    { which: 'removal', 'early:flag': 'false', reason: '' },
  ],
]

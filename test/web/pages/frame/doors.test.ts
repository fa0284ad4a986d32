import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../../../src/storage/core/role.ts'
import { pages } from '../../../../src/web/pages/index.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { ask, openTestWorld } from '../../../support/world/world.ts'
import { type Clinic, entriesIn, openClinic, ROLES } from '../clinic.ts'

const EVERYBODY = ROLES
const READERS: readonly Role[] = ['admin', 'officer', 'auditor']
const REPORTERS: readonly Role[] = ['admin', 'officer', 'staff']
const DECIDERS: readonly Role[] = ['admin', 'officer']
const ADMINS: readonly Role[] = ['admin']

/** Each page: its route, who may open it, and what it says to them. `~` is the incident. */
const PAGES: [route: string, who: readonly Role[], says: RegExp][] = [
  ['GET /', EVERYBODY, /Phished mailbox/],
  ['GET /incidents/new', REPORTERS, /Log an incident/],
  ['GET /incidents/:id', EVERYBODY, /Fewer than 500/],
  ['GET /incidents/:id/edit', DECIDERS, /Edit the incident/],
  ['GET /incidents/:id/assessment', READERS, /Presumed a breach/],
  ['GET /incidents/:id/assessment/record', READERS, /Decision on incident/],
  ['GET /incidents/:id/duties', EVERYBODY, /45 CFR 164\.404\(b\)/],
  ['GET /incidents/:id/steps', EVERYBODY, /0 of \d+ steps done/],
  ['GET /incidents/:id/people', READERS, /12 different people/],
  ['GET /incidents/:id/people/:person', READERS, /What affects the letter/],
  ['GET /incidents/:id/ledger', READERS, /told/],
  ['GET /incidents/:id/people/:person/notice', READERS, /Told by telephone/],
  ['GET /patients', READERS, /Find a patient in all incidents/],
  ['GET /incidents/:id/rosters/:roster', READERS, /12 rows = 12 new people/],
  ['GET /incidents/:id/rosters/:roster/withdrawal', DECIDERS, /Withdraw roster no\. 1/],
  ['GET /incidents/:id/review', READERS, /No pairs to review/],
  ['GET /incidents/:id/rosters/:roster/problems.csv', READERS, /row,column,value/],
  ['GET /incidents/:id/uploads/:upload', DECIDERS, /Check the columns/],
  ['GET /incidents/:id/uploads/:upload/rows', DECIDERS, /These rows are not checked yet/],
  ['GET /incidents/:id/letter', READERS, /Letter text for this incident/],
  ['GET /incidents/:id/people/:person/address', DECIDERS, /Current address/],
  ['GET /incidents/:id/people/:person/correction', DECIDERS, /What happens then/],
  ['GET /incidents/:id/unreached', READERS, /People who can’t be reached by mail/],
  ['GET /incidents/:id/web-notice', EVERYBODY, /home page of the practice’s website/],
  ['GET /incidents/:id/calls', READERS, /No calls about this incident so far/],
  ['GET /returned', REPORTERS, /Next envelope/],
  ['GET /calls', REPORTERS, /The caller’s letter/],
  ['GET /incidents/:id/mailings', READERS, /Who has a letter/],
  ['GET /incidents/:id/documents', READERS, /Letters to individuals/],
  ['GET /incidents/:id/documents/:document/document.html', READERS, /Notice of Data Breach/],
  ['GET /incidents/:id/documents/:document/document.txt', READERS, /NOTICE OF DATA BREACH/],
  ['GET /incidents/:id/documents/:document/document.pdf', READERS, /%PDF-1\.7/],
  ['GET /incidents/:id/timeline', EVERYBODY, /logged the incident/],
  ['GET /incidents/:id/ocr-sheet', EVERYBODY, /OCR sheet: HIPAA/],
  ['GET /incidents/:id/offices/:office', EVERYBODY, /Open the office’s form/],
  ['GET /year-end', EVERYBODY, /Discovered in 2026/],
  ['GET /year-end/:year', EVERYBODY, /Deadline: February 29, 2028/],
  ['GET /what-if', EVERYBODY, /What would we owe\?/],
  ['GET /law', EVERYBODY, /Federal law/],
  ['GET /law/federal', EVERYBODY, /45 CFR 164\.404/],
  ['GET /law/:code', EVERYBODY, /In force from September 1, 2023/],
  ['GET /associates', READERS, /Business associates/],
  ['GET /associates/new', DECIDERS, /Agreement signed on/],
  ['GET /log', READERS, /Everything that was done here/],
  ['GET /readings', DECIDERS, /Who looked at what/],
  ['GET /settings', ADMINS, /Initial password/],
  ['GET /settings/mail', ADMINS, /Mail server/],
  ['GET /settings/backups', ADMINS, /Back up now/],
  ['GET /settings/help-texts', ADMINS, /Free help, in several languages/],
  ['GET /settings/test-sheet.pdf', ADMINS, /%PDF-1\.7/],
]

/** Each form, and who may send it. */
const FORMS: [route: string, who: readonly Role[]][] = [
  ['POST /incidents', REPORTERS],
  ['POST /incidents/:id/edit', DECIDERS],
  ['POST /incidents/:id/assessment', DECIDERS],
  ['POST /incidents/:id/assessment/signature', DECIDERS],
  ['POST /incidents/:id/assessment/signature/withdrawal', DECIDERS],
  ['POST /incidents/:id/exception', DECIDERS],
  ['POST /incidents/:id/exception/withdrawal', DECIDERS],
  ['POST /incidents/:id/authorization', DECIDERS],
  ['POST /incidents/:id/harm-finding', DECIDERS],
  ['POST /incidents/:id/harm-finding/withdrawal', DECIDERS],
  ['POST /incidents/:id/notices', DECIDERS],
  ['POST /incidents/:id/pairs/:pair', DECIDERS],
  ['POST /incidents/:id/pairs/:pair/reopening', DECIDERS],
  ['POST /incidents/:id/rosters/:roster/withdrawal', DECIDERS],
  ['POST /incidents/:id/notices/withdrawal', DECIDERS],
  ['POST /incidents/:id/holds', DECIDERS],
  ['POST /incidents/:id/holds/:place/end', DECIDERS],
  ['POST /incidents/:id/substitute-notice', DECIDERS],
  ['POST /incidents/:id/ocr-sheet', DECIDERS],
  ['POST /incidents/:id/ocr-sheet/reports', DECIDERS],
  ['POST /incidents/:id/offices/:office', DECIDERS],
  ['POST /incidents/:id/offices/:office/filing', DECIDERS],
  ['POST /incidents/:id/offices/:office/filing/withdrawal', DECIDERS],
  ['POST /incidents/:id/associate', DECIDERS],
  ['POST /incidents/:id/attachments', DECIDERS],
  ['POST /incidents/:id/counts', DECIDERS],
  ['POST /associates', DECIDERS],
  ['POST /incidents/:id/steps/:step/completion', REPORTERS],
  ['POST /incidents/:id/steps/:step/reopening', REPORTERS],
  ['POST /incidents/:id/people/search', READERS],
  ['POST /incidents/:id/people/:person/leaving-out', DECIDERS],
  ['POST /incidents/:id/people/:person/leaving-out/withdrawal', DECIDERS],
  ['POST /incidents/:id/people/:person/patient', DECIDERS],
  ['POST /incidents/:id/people/not-patients', DECIDERS],
  ['POST /incidents/:id/people/:person/correction', DECIDERS],
  ['POST /incidents/:id/people/:person/life', DECIDERS],
  ['POST /incidents/:id/people/:person/notice', DECIDERS],
  ['POST /incidents/:id/people/:person/notice/withdrawal', DECIDERS],
  ['POST /incidents/:id/people/:person/representative', DECIDERS],
  ['POST /incidents/:id/people/representatives', DECIDERS],
  ['POST /incidents/:id/people/:person/own-care', DECIDERS],
  ['POST /incidents/:id/people/:person/address/choice', DECIDERS],
  ['POST /patients', READERS],
  ['POST /patients/accounting', READERS],
  ['POST /patients/accounting/pdf', READERS],
  ['POST /incidents/:id/uploads', DECIDERS],
  ['POST /incidents/:id/uploads/:upload/import', DECIDERS],
  ['POST /incidents/:id/uploads/:upload/check', DECIDERS],
  ['POST /incidents/:id/uploads/:upload/start-over', DECIDERS],
  ['POST /incidents/:id/uploads/:upload/rows', DECIDERS],
  ['POST /incidents/:id/uploads/:upload/withdrawal', DECIDERS],
  ['POST /incidents/:id/letter', DECIDERS],
  ['POST /incidents/:id/letter/approval', DECIDERS],
  ['POST /incidents/:id/letter/codes', DECIDERS],
  ['POST /incidents/:id/letter/codes/removal', DECIDERS],
  ['POST /incidents/:id/letters/print', DECIDERS],
  ['POST /incidents/:id/letters/pdf', DECIDERS],
  ['POST /returned', REPORTERS],
  ['POST /returned/withdrawal', DECIDERS],
  ['POST /incidents/:id/people/:person/address', DECIDERS],
  ['POST /incidents/:id/people/:person/reading-reason', READERS],
  ['POST /incidents/:id/people/:person/proposed-addresses/:number/confirmation', DECIDERS],
  ['POST /incidents/:id/people/:person/proposed-addresses/:number/refusal', DECIDERS],
  ['POST /incidents/:id/web-notice', DECIDERS],
  ['POST /incidents/:id/web-notice/approval', DECIDERS],
  ['POST /incidents/:id/web-notice/posting', DECIDERS],
  ['POST /incidents/:id/web-notice/removal', DECIDERS],
  ['POST /calls', REPORTERS],
  ['POST /incidents/:id/calls/:call/follow-ups', DECIDERS],
  ['POST /incidents/:id/mailings/:mailing/email/hold', DECIDERS],
  ['POST /incidents/:id/mailings/:mailing/email/release', DECIDERS],
  ['POST /incidents/:id/mailings/:mailing/email/retries', DECIDERS],
  ['POST /incidents/:id/mailings/:mailing/email/paper', DECIDERS],
  ['POST /incidents/:id/mailings/:mailing/email/settlements', DECIDERS],
  ['POST /incidents/:id/mailings/:mailing/email/withdrawals', DECIDERS],
  ['POST /incidents/:id/mailings', DECIDERS],
  ['POST /incidents/:id/mailings/:mailing/mailed', DECIDERS],
  ['POST /incidents/:id/mailings/:mailing/withdrawal', DECIDERS],
  ['POST /log/export', READERS],
  ['POST /log/older-book', ADMINS],
  ['POST /settings/practice', ADMINS],
  ['POST /settings/users', ADMINS],
  ['POST /settings/users/:user/closing', ADMINS],
  ['POST /settings/users/:user/readmission', ADMINS],
  ['POST /settings/users/:user/password', ADMINS],
  ['POST /settings/help-texts', ADMINS],
  ['POST /settings/help-texts/:language/removal', ADMINS],
  ['POST /settings/logo', ADMINS],
  ['POST /settings/logo/removal', ADMINS],
  ['POST /settings/backups', ADMINS],
  ['POST /settings/backups/copy', ADMINS],
  ['POST /settings/backups/drill', ADMINS],
  ['POST /settings/mail', ADMINS],
  ['POST /settings/mail/test', ADMINS],
  ['POST /settings/mail/removal', ADMINS],
  ['POST /settings/mail/bounces', ADMINS],
  ['POST /settings/keys', ADMINS],
  ['POST /settings/keys/:key/revocation', ADMINS],
]

/** Open to everybody: the doors themselves, and a notice on the web; and a letter, a file and an associate, which tests of their own open. */
const ELSEWHERE = [
  'GET /set-up',
  'POST /set-up',
  'GET /sign-in',
  'POST /sign-in',
  'POST /sign-out',
  'GET /session',
  'GET /logo/:logo',
  'GET /notice/:slug',
  'GET /notice/*',
  'GET /incidents/:id/web-notice/postings/:posting',
  'GET /incidents/:id/mailings/:mailing/email',
  'GET /incidents/:id/people/:person/letter',
  'GET /incidents/:id/people/:person/letter.pdf',
  'GET /incidents/:id/attachments/:attachment',
  'GET /incidents/:id/mailings/:mailing',
  'GET /incidents/:id/mailings/:mailing/letters.zip',
  'GET /incidents/:id/mailings/:mailing/letters.html',
  'GET /incidents/:id/mailings/:mailing/letters.pdf',
  'GET /incidents/:id/mailings/:mailing/parts/:part',
  'GET /incidents/:id/mailings/:mailing/list.csv',
  'GET /incidents/:id/mailings/:mailing/certificate-of-mailing.html',
  'GET /incidents/:id/mailings/:mailing/mail-houses/:file',
  'GET /incidents/:id/letters/:reference',
  'GET /incidents/:id/letters/:reference/letter.html',
  'GET /incidents/:id/letters/:reference/letter.pdf',
  'GET /incidents/:id/imports/:import',
  'POST /incidents/:id/imports/:import/stop',
  'GET /incidents/:id/associate/demand',
  'GET /associates/:associate',
  'POST /associates/:associate',
]

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
  // An auditor says why before a record is opened.
  await clinic.as('auditor', `~/people/${clinic.person}/reading-reason`, { reason: 'The yearly audit.' })
})
afterAll(() => clinic.close())

test('every page and form of the application stands in these tables', () => {
  const routes = pages()
    .routes.filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path}`)
  const known = [...PAGES.map(([route]) => route), ...FORMS.map(([route]) => route), ...ELSEWHERE]
  expect([...new Set(routes)].filter((route) => !known.includes(route))).toEqual([])
  expect(known.filter((route) => !routes.includes(route))).toEqual([])
})

describe.each(PAGES)('%s', (route, who, says) => {
  test.each(EVERYBODY)('for the %s', async (role) => {
    const answer = await clinic.as(role, pathOf(route))
    const words = wordsOn(await answer.text())
    if (who.includes(role))
      expect({ status: answer.status, words }).toEqual({ status: 200, words: expect.stringMatching(says) })
    else
      expect({ status: answer.status, words }).toEqual({
        status: 403,
        words: expect.stringContaining(`Your role (${role}) does not allow this.`),
      })
  })

  test('leads a stranger to the sign-in, and back afterwards', async () => {
    const answer = await clinic.as(null, pathOf(route))
    const path = pathOf(route).replace('~', `/incidents/${clinic.id}`)
    expect(answer.status).toBe(302)
    expect(answer.headers.get('Location')).toBe(path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`)
    expect(await answer.text()).toBe('')
  })
})

describe.each(FORMS)('%s', (route, who) => {
  test('from a stranger does nothing', async () => {
    const before = await entriesIn(clinic)
    const answer = await clinic.as(null, pathOf(route), {})
    expect({ status: answer.status, to: answer.headers.get('Location') }).toEqual({ status: 302, to: '/sign-in' })
    expect(await entriesIn(clinic)).toBe(before)
  })

  test.each(EVERYBODY.filter((role) => !who.includes(role)))(
    'from the %s is refused and does nothing',
    async (role) => {
      const before = await entriesIn(clinic)
      const answer = await clinic.as(role, pathOf(route), {})
      expect({ status: answer.status, words: wordsOn(await answer.text()) }).toEqual({
        status: 403,
        words: expect.stringContaining('does not allow this'),
      })
      expect(await entriesIn(clinic)).toBe(before)
    },
  )
})

test.each(['letter', 'letter.pdf'])('a %s is for those who may read about patients', async (letter) => {
  const path = `~/people/${clinic.person}/${letter}`
  expect((await clinic.as('staff', path)).status).toBe(403)
  expect((await clinic.as(null, path)).status).toBe(302)
  for (const role of READERS) expect([200, 422]).toContain((await clinic.as(role, path)).status)
})

test('the pages of an incident, a roster, an upload or a person that is not there say so', async () => {
  for (const path of [
    '/incidents/2026-9999',
    '/incidents/2026-9999/duties',
    '~/rosters/none',
    '~/uploads/none',
    '~/people/none/letter',
    '~/people/none/letter.pdf',
    '/nowhere',
  ]) {
    const answer = await clinic.as('officer', path)
    expect({ path, status: answer.status }).toEqual({ path, status: 404 })
    expect(wordsOn(await answer.text())).toMatch(/[Tt]here is no|not found|has no such|is no longer here/)
  }
})

test('before the set-up every page leads there', async () => {
  const { world, close } = await openTestWorld()
  for (const [route] of PAGES) {
    const answer = await ask(world, pathOf(route).replace('~', '/incidents/2026-0001'))
    expect({ route, status: answer.status, to: answer.headers.get('Location') }).toEqual({
      route,
      status: 302,
      to: '/set-up',
    })
  }
  expect((await ask(world, '/sign-in')).headers.get('Location')).toBe('/set-up')
  await close()
})

function pathOf(route: string): string {
  const { roster, upload, person } = clinic ?? {}
  const places: Record<string, string | undefined> = {
    roster,
    upload,
    person,
    document: 'sample',
    office: 'MA.attorney-general',
    step: 'any',
    place: '0',
    call: 'any',
    key: 'any',
    user: 'any',
    code: 'TX',
    year: '2027',
    mailing: 'any',
    pair: 'any',
    number: '1',
    language: 'vi',
  }
  return (route.split(' ')[1] ?? '')
    .replace('/incidents/:id', '~')
    .replaceAll(/:(\w+)/g, (_, name) => places[name] ?? '')
}

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nextEmail } from '../../src/actions/email/next-email.ts'
import { sendEmail } from '../../src/actions/email/send-email.ts'
import type { Mail } from '../../src/mail/mail.ts'
import { findNextQueued } from '../../src/storage/email/outbox.ts'
import { mailboxWords } from '../cast/words.ts'
import { typed } from '../support/machine/terminal.ts'
import { wordsOn } from '../support/world/pages.ts'
import { ask, signInAs } from '../support/world/world.ts'
import { type Book, openBook } from './api/book.ts'

const ROSTER = `MRN,First Name,Last Name,DOB,Address,City,State,ZIP,Email,Email Consent
R-1,Ann,Reyes,1980-03-04,1 Elm St,Boston,MA,02110,,
R-2,Bo,Lind,1975-01-02,3 Oak St,Reno,NV,89501,,
R-3,Cy,Marsh,1975-06-01,4 Elm St,Boston,MA,02110,cy@example.org,yes
R-4,Di,Frost,1976-06-01,5 Elm St,Boston,MA,02110,di@example.org,yes
R-5,Ed,Stone,1977-06-01,6 Elm St,Boston,MA,02110,ed@example.org,yes
R-6,Flo,Moss,1978-06-01,7 Elm St,Boston,MA,02110,flo@example.org,yes
`
const HELD =
  /law enforcement official asked us to delay notice \( ?45 CFR 164\.412 ?\).* (ends on|from) December 20, 2026/

type Outcome = Awaited<ReturnType<Mail['send']>>
const FAILED: Outcome = { became: 'failed', reason: '550 5.1.1', answer: '550 5.1.1 no such mailbox' }
const IN_DOUBT: Outcome = { became: 'in_doubt', reason: 'line_lost', answer: null }
const SENT: Outcome = { became: 'sent', reason: '250', answer: '250 queued' }

let book: Book
let cookie: string
let folder: string
const at = { incident: '', mailing: '', prepared: '', doubtful: '', part: '' }

const line = (outcome: Outcome): Mail => ({
  domain: 'harbor.example',
  ready: async () => null,
  send: async () => outcome,
  close() {},
})

const filled = (text: string) => text.replaceAll(/:(\w+)/g, (_, name: keyof typeof at) => at[name])
const api = (call: string, body?: unknown) =>
  book.send<object>('officer', filled(call.replace(' ~', ' /api/incidents/:incident')), body)
const page = async (call: string, form?: Record<string, string>) => {
  const [method = 'GET', path = ''] = filled(call.replace(' ~', ' /incidents/:incident')).split(' ')
  const answer = await ask(book.world, path, { method, cookie, ...(form && { body: new URLSearchParams(form) }) })
  return { status: answer.status, body: await answer.text() }
}
const command = async (...args: string[]) => {
  const { status, words } = await typed(book.world.config.data, ['letters', at.incident, ...args])
  return { status: status === 1 ? 422 : 200, body: words }
}

const MAILED = { mailedOn: '2026-11-22', how: 'First-Class Mail', asNotice: false }
const AGAIN = () => ({ reprint: { references: [at.prepared], reason: 'Wet' } })
const CALL = () => ({ letter: at.prepared, topic: 'other' })
const DOUBT = () => ({ reference: at.doubtful, finding: 'send_again', reason: 'Not in the log of the server.' })

type Answered = { status: number; body: unknown }

/** Each way on which a notice is made, printed, mailed, posted or sent, by the name of its call or page. */
const DOORS: [door: string, knock: () => Promise<Answered>][] = [
  ['makeMailing', () => api('POST ~/mailings', {})],
  ['makeMailing, by a reissue', () => api('POST ~/mailings', AGAIN())],
  ['saveMailing', () => api('GET ~/mailings/:mailing/letters.zip')],
  ['saveMailingAsPdf', () => api('GET ~/mailings/:mailing/letters.pdf')],
  ['printMailing', () => api('GET ~/mailings/:mailing/letters.html')],
  ['saveMailingPart', () => api('GET ~/mailings/:mailing/parts/:part')],
  ['saveMailingList', () => api('GET ~/mailings/:mailing/list.csv')],
  ['saveCertificateOfMailing', () => api('GET ~/mailings/:mailing/certificate-of-mailing.html')],
  ['saveMailHouseList', () => api('GET ~/mailings/:mailing/mail-houses/lob')],
  ['readSentLetterAsPdf', () => api('GET ~/letters/:prepared/letter.pdf')],
  ['recordMailed', () => api('POST ~/mailings/:mailing/mailed', MAILED)],
  ['releaseEmails', () => api('DELETE ~/mailings/:mailing/email/hold')],
  ['retryEmails', () => api('POST ~/mailings/:mailing/email/retries')],
  ['putEmailsOnPaper', () => api('POST ~/mailings/:mailing/email/paper')],
  ['settleEmailDoubt, to send again', () => api('POST ~/mailings/:mailing/email/settlements', DOUBT())],
  ['postWebNotice', () => api('POST ~/web-notice/posting', {})],
  ['page: make a mailing', () => page('POST ~/mailings', { which: 'mailing', 'lettersAPart:number': '500' })],
  [
    'page: reissue letters',
    () => page('POST ~/mailings', { which: 'reprint', references: at.prepared, reason: 'Wet' }),
  ],
  ['page: all files', () => page('GET ~/mailings/:mailing/letters.zip')],
  ['page: all letters as PDF', () => page('GET ~/mailings/:mailing/letters.pdf')],
  ['page: all letters to print', () => page('GET ~/mailings/:mailing/letters.html')],
  ['page: a part', () => page('GET ~/mailings/:mailing/parts/:part')],
  ['page: the list', () => page('GET ~/mailings/:mailing/list.csv')],
  ['page: the certificate', () => page('GET ~/mailings/:mailing/certificate-of-mailing.html')],
  ['page: a mail house’s list', () => page('GET ~/mailings/:mailing/mail-houses/lob.csv')],
  ['page: a letter to print', () => page('GET ~/letters/:prepared/letter.html')],
  ['page: a letter as PDF', () => page('GET ~/letters/:prepared/letter.pdf')],
  ['page: record as mailed', () => page('POST ~/mailings/:mailing/mailed', { mailedOn: '2026-11-22', how: 'Mail' })],
  ['page: send e-mails now', () => page('POST ~/mailings/:mailing/email/release', {})],
  ['page: retry e-mails', () => page('POST ~/mailings/:mailing/email/retries', {})],
  ['page: send e-mails on paper', () => page('POST ~/mailings/:mailing/email/paper', {})],
  ['page: settle a doubt by sending again', () => page('POST ~/mailings/:mailing/email/settlements', DOUBT())],
  ['page: post the web notice', () => page('POST ~/web-notice/posting', {})],
  ['page: reissue a letter in a call', () => page('POST /calls', { ...CALL(), 'reissue:flag': 'true' })],
  ['page: tell a caller by telephone', () => page('POST /calls', { ...CALL(), 'told:flag': 'true', answered: 'All.' })],
  ['command: letters', () => command('--out', join(folder, 'held'))],
  ['command: letters, by e-mail', () => command('--email', '--out', join(folder, 'held'))],
]

/** Calls about letters and mail that send nothing: they read, write texts, record what came back, or hold back. */
const NO_DOORS = `
listDocuments readDocumentAsHtml readDocumentAsPdf readDocumentAsText printLetters printLettersAsPdf readLetterAsHtml
readLetterAsPdf readLetterAsText readLetter writeLetter approveLetter listMailings readMailing listMailingLetters
readSentLetter readSentLetterAsText withdrawMailing readEmails holdEmails recordEmailWithdrawal readWebNotice
writeWebNotice approveWebNotice removeWebNotice readPostedPage markReturnedLetter unmarkReturnedLetter correctAddress
listUnreached recordCall listCalls countCalls closeFollowUp readCodes addCodes removeCodes listProposedAddresses
confirmProposedAddress refuseProposedAddress
`
  .trim()
  .split(/\s+/)

const record = (more: object = {}) =>
  api('POST ~/holds', {
    ...{ form: 'written', statedOn: '2026-11-22', until: '2026-12-20', documented: true, impedes: true },
    ...{ official: 'R. Moss', agency: 'FBI' },
    ...more,
  })

beforeAll(async () => {
  book = await openBook()
  folder = book.world.config.data
  cookie = await signInAs(book.world, 'officer@harbor.example')
  const facts = { title: 'Mailbox', kind: 'phishing', discoveredOn: '2026-11-20' }
  at.incident = (await book.send<{ id: string }>('officer', 'POST /api/incidents', facts)).body.id
  await book.send('officer', `POST /api/incidents/${at.incident}/roster`, ROSTER, { 'Content-Type': 'text/csv' })
  await api('PUT ~/letter', mailboxWords)
  await book.send('admin', `POST /api/incidents/${at.incident}/letter/approval`)
  const { text } = (await api('GET ~/web-notice')).body as { text: string }
  await api('PUT ~/web-notice', { text: text.replaceAll(/\[[^\]]*\]/g, 'a day'), version: 0 })
  await book.send('admin', `POST /api/incidents/${at.incident}/web-notice/approval`, { words: 1 })
  at.mailing = ((await api('POST ~/mailings', {})).body as { id: string }).id
  for (const outcome of [SENT, FAILED, IN_DOUBT]) {
    const letter = await findNextQueued(book.world.db, book.world.now())
    if (letter) await sendEmail(book.world, line(outcome), letter)
  }
  const { items } = (await api('GET ~/mailings/:mailing/letters')).body as { items: Line[] }
  const inState = (state: string) => items.find((each) => each.state === state)?.reference ?? ''
  Object.assign(at, { prepared: inState('prepared'), doubtful: inState('in_doubt') })
  const { pages } = items.find((each) => each.state === 'prepared') ?? {}
  at.part = `letters-en-${pages}-page${pages === 1 ? '' : 's'}-001.pdf`
  expect((await record()).status).toBe(200)
}, 60_000)

type Line = { reference: string; state: string; pages: number | null }

afterAll(() => book.close())

const states = async () => {
  const { items } = (await api('GET ~/mailings/:mailing/letters')).body as { items: Line[] }
  return items.map(({ state }) => state).sort()
}

describe('while a law-enforcement hold stands', () => {
  test.each(DOORS)('this door is closed, says why and until when: %s', async (_, knock) => {
    const before = await states()
    const { status, body } = await knock()
    expect([status, wordsOn(typeof body === 'string' ? body : JSON.stringify(body))]).toEqual([
      422,
      expect.stringMatching(HELD),
    ])
    expect(await states()).toEqual(before)
  })

  test('no call about letters and mail is forgotten here', async () => {
    const { body } = await book.send<{ paths: Record<string, Record<string, Operation>> }>(
      null,
      'GET /api/openapi.json',
    )
    const calls = Object.values(body.paths).flatMap((path) => Object.values(path))
    const about = calls.filter(({ tags }) => tags?.some((tag) => tag === 'Letters' || tag === 'Mail'))
    const doors = DOORS.map(([door]) => door.replace(/,.*/, ''))
    expect(
      about.map(({ operationId }) => operationId).filter((id) => !doors.includes(id) && !NO_DOORS.includes(id)),
    ).toEqual([])
  })

  test('e-mails that were queued before it wait, and nobody else’s do', async () => {
    expect(await states()).toContain('queued')
    expect(await nextEmail(book.world)).toEqual({ letter: null, due: null })
    const queued = await findNextQueued(book.world.db, book.world.now())
    if (!queued) throw new Error('An e-mail waits.')
    expect(await sendEmail(book.world, line(SENT), queued)).toBeNull()
    expect(await states()).toContain('queued')
    const { body } = await api('GET ~/mailings/:mailing/email')
    expect(body).toMatchObject({ noticeHeldUntil: '2026-12-20', counts: { queued: 1 } })
  })

  test('the pages say so where the letters are', async () => {
    for (const path of ['~/mailings', '~/mailings/:mailing', '~/mailings/:mailing/email', '~/web-notice'])
      expect(wordsOn((await page(`GET ${path}`)).body)).toContain('December 20, 2026')
    expect((await page('GET ~/mailings/:mailing')).body).not.toMatch(
      /href="[^"]*(letters\.(zip|pdf)|list\.csv|parts\/|mail-houses\/)/,
    )
  })

  test('drafts may be printed, and every document is one', async () => {
    for (const path of [
      '~/letters.html',
      '~/documents/web-notice/document.html',
      '~/documents/media.MA/document.html',
    ]) {
      const { status, body } = await api(`GET ${path}`)
      if (status === 200) expect(String(body)).toContain('DRAFT: not to be mailed')
    }
    expect((await api('GET ~/documents/newspaper-notice/document.pdf')).status).toBe(200)
    expect((await command('--draft', '--out', join(folder, 'drafts'))).status).toBe(200)
    expect(readdirSync(folder)).not.toContain('held')
  })

  test('nothing is recorded as gone on a day before the letters were made', async () => {
    const { status, body } = await api('POST ~/mailings/:mailing/mailed', { ...MAILED, mailedOn: '2026-11-21' })
    expect([status, JSON.stringify(body)]).toEqual([422, expect.stringContaining('The letters are dated November 22')])
  })
})

describe('once the day has come', () => {
  test('each door opens by itself', async () => {
    book.clock.now = '2026-12-20T15:00:00.000Z'
    cookie = await signInAs(book.world, 'officer@harbor.example')
    expect((await nextEmail(book.world)).letter).toMatchObject({ incident: at.incident, state: 'queued' })
    for (const [door, knock] of DOORS) {
      // The command goes by the clock of the machine, and letters that went while notice was held stay unrecorded.
      if (door.startsWith('command') || /recordMailed|record as mailed/.test(door)) continue
      const { body } = await knock()
      expect([door, wordsOn(String(typeof body === 'string' ? body : JSON.stringify(body)))]).not.toEqual([
        door,
        expect.stringMatching(HELD),
      ])
    }
  })

  test('letters are recorded as mailed on that day, and not on one before it', async () => {
    const early = await api('POST ~/mailings/:mailing/mailed', { ...MAILED, mailedOn: '2026-12-19' })
    expect([early.status, JSON.stringify(early.body)]).toEqual([422, expect.stringMatching(HELD)])
    expect((await api('POST ~/mailings/:mailing/mailed', { ...MAILED, mailedOn: '2026-12-20' })).status).toBe(200)
  })
})

test('what went on a day before an official asked is recorded, and what the practice keeps of it may be had', async () => {
  book.clock.now = '2026-12-20T15:00:00.000Z'
  const facts = { title: 'Second mailbox', kind: 'phishing', discoveredOn: '2026-12-19' }
  at.incident = (await book.send<{ id: string }>('officer', 'POST /api/incidents', facts)).body.id
  await book.send('officer', `POST /api/incidents/${at.incident}/roster`, ROSTER, { 'Content-Type': 'text/csv' })
  await api('PUT ~/letter', mailboxWords)
  await book.send('admin', `POST /api/incidents/${at.incident}/letter/approval`)
  at.mailing = ((await api('POST ~/mailings', {})).body as { id: string }).id
  book.clock.now = '2026-12-22T15:00:00.000Z'
  await record({ statedOn: '2026-12-21', until: '2027-01-20' })
  expect((await api('GET ~/mailings/:mailing/letters.pdf')).status).toBe(422)
  const late = await api('POST ~/mailings/:mailing/mailed', { ...MAILED, mailedOn: '2026-12-21' })
  expect([late.status, JSON.stringify(late.body)]).toEqual([
    422,
    expect.stringContaining('or from January 20, 2027 on'),
  ])
  expect((await api('POST ~/mailings/:mailing/mailed', { ...MAILED, mailedOn: '2026-12-20' })).status).toBe(200)
  expect((await api('GET ~/mailings/:mailing/letters.pdf')).status).toBe(200)
  expect((await api('POST ~/mailings', {})).status).toBe(422)
})

type Operation = { operationId: string; tags?: string[] }

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { laptopWords } from '../../../cast/words.ts'
import { type Book, logLostLaptop, openBook } from '../book.ts'

let book: Book
let at: string
beforeAll(async () => {
  book = await openBook()
})
afterAll(() => book.close())

// Discovered on November 20; it is November 22.
beforeEach(async () => {
  at = `/api/incidents/${await logLostLaptop(book, { elements: ['name', 'ssn', 'medical'] })}`
  const byState = { TX: 550 }
  await send(`POST ${at}/counts`, { people: 550, byState, basis: 'confirmed', reason: 'The backup.' })
})

const send = (call: string, body: object) => book.send('officer', call, body)
const BEFORE = '2026-11-19'
const TO_COME = '2026-11-23'

async function expectRefused(call: string, body: object, path: string, sentence: string): Promise<void> {
  const answer = await send(call, body)
  expect(answer.status, `${call} ${JSON.stringify(answer.body)}`).toBe(422)
  expect(answer.body.errors).toContainEqual({ path, message: expect.stringContaining(sentence) })
}

const DOORS: [what: string, call: string, body: object, path: string][] = [
  ['a notice', 'POST ~/notices', { duty: 'hipaa.media.TX', givenOn: BEFORE, how: 'A press release.' }, 'givenOn'],
  ['a filing', 'POST ~/offices/TX.attorney-general/filing', { filedOn: BEFORE }, 'filedOn'],
  ['a report to OCR', 'POST ~/ocr-sheet/reports', { filedOn: BEFORE }, 'filedOn'],
  ['a posting', 'PUT ~/substitute-notice', { postedOn: BEFORE }, 'postedOn'],
  ['a notice in the media', 'PUT ~/substitute-notice', { mediaOn: BEFORE }, 'mediaOn'],
  ['an answer for OCR on when notice began', 'POST ~/ocr-sheet', { noticeFrom: BEFORE }, 'noticeFrom'],
]

describe('before anybody knew of the breach', () => {
  test('a notice says what to correct where a business associate gave it, named or not', async () => {
    const notice = { duty: 'hipaa.media.TX', givenOn: BEFORE, how: 'A press release.' }
    const [unnamed, named] = [/If a business associate gave it, name the/, /If the business associate gave it, correct/]
    const sentence = async () => (await send(`POST ${at}/notices`, notice)).body.detail
    expect(await sentence()).toMatch(unnamed)
    await send(`PUT ${at}/associate`, { name: 'Tidewater Billing', toldUsOn: '2026-11-20' })
    expect(await sentence()).toMatch(named)
  })

  test.each(DOORS)('%s is refused, and its duty stays open', async (_what, call, body, path) => {
    await expectRefused(call.replace('~', at), body, path, 'No notice can have been given on November 19, 2026')
    const { body: owed } = await book.send<{ duties: { status: string }[] }>('auditor', `GET ${at}/duties`)
    expect(owed.duties.filter(({ status }) => status === 'done')).toEqual([])
  })

  test('a toll-free number may have been active all along', async () => {
    const posting = { postedOn: '2026-11-21', tollFreeFrom: '2020-01-01', tollFreeTo: '2027-06-30' }
    expect((await send(`PUT ${at}/substitute-notice`, posting)).status).toBe(200)
  })

  test.each([
    ['a posting', { postedOn: '2026-11-22', removedOn: '2026-11-21' }, 'removedOn', 'removed before it was made'],
    ['a toll-free number', { tollFreeFrom: '2026-11-22', tollFreeTo: '2026-11-21' }, 'tollFreeTo', 'ended before it'],
  ])('%s that ends before it begins is refused', async (_what, posting, path, sentence) => {
    await expectRefused(`PUT ${at}/substitute-notice`, posting, path, sentence)
  })

  test('a notice is taken once an earlier day of knowing is on record, here or at a vendor', async () => {
    const notice = { duty: 'hipaa.media.TX', givenOn: BEFORE, how: 'A press release.' }
    await send(`PATCH ${at}`, { event: { shouldHaveBeenKnownOn: BEFORE } })
    expect((await send(`POST ${at}/notices`, notice)).status).toBe(200)
    at = `/api/incidents/${await logLostLaptop(book, { elements: ['name', 'ssn'] })}`
    await send(`POST ${at}/counts`, { people: 550, byState: { TX: 550 }, basis: 'confirmed', reason: 'The backup.' })
    await send(`PUT ${at}/associate`, { name: 'Tidewater Billing', discoveredOn: '2026-11-18', toldUsOn: '2026-11-20' })
    expect((await send(`POST ${at}/notices`, notice)).status).toBe(200)
  })

  test('is where no correction of the discovery may leave a notice that was given', async () => {
    await send(`POST ${at}/offices/TX.attorney-general/filing`, { filedOn: '2026-11-20', confirmation: null })
    const sentence = 'Somebody is on record as told of the breach on November 20, 2026, before November 21, 2026'
    await expectRefused(`PATCH ${at}`, { discoveredOn: '2026-11-21' }, 'discoveredOn', sentence)
    expect((await send(`PATCH ${at}`, { discoveredOn: '2026-11-19' })).status).toBe(200)
  })

  test.each([
    ['event.shouldHaveBeenKnownOn', { event: { shouldHaveBeenKnownOn: BEFORE } }],
    ['associate.discoveredOn', { associate: { name: 'Tidewater Billing', agent: true, discoveredOn: BEFORE } }],
  ])('it began, which is refused of %s', async (path, said) => {
    await send(`PATCH ${at}`, { occurredFrom: '2026-11-20' })
    await expectRefused(`PATCH ${at}`, said, path, 'cannot have begun (November 20, 2026) after')
  })
})

const HAPPENED: [what: string, call: string, body: object, path: string][] = [
  ['the end of the breach', 'PATCH ~', { occurredTo: TO_COME }, 'occurredTo'],
  ['the determination', 'PATCH ~', { event: { determinedOn: TO_COME } }, 'event.determinedOn'],
  [
    'what diligence would have shown',
    'PATCH ~',
    { event: { shouldHaveBeenKnownOn: TO_COME } },
    'event.shouldHaveBeenKnownOn',
  ],
  ['the vendor’s call', 'PATCH ~', { associate: { name: 'Tidewater', toldUsOn: TO_COME } }, 'associate.toldUsOn'],
  ['a posting', 'PUT ~/substitute-notice', { postedOn: TO_COME }, 'postedOn'],
  ['the end of a posting', 'PUT ~/substitute-notice', { postedOn: '2026-11-21', removedOn: TO_COME }, 'removedOn'],
  ['an attestation to OCR', 'POST ~/ocr-sheet', { attestedOn: TO_COME }, 'attestedOn'],
  [
    'the look at the credit bureaus’ addresses',
    'PUT ~/letter',
    { ...laptopWords, directory: { checkedOn: TO_COME, bureaus: [], tradeCommission: { name: 'FTC' } } },
    'directory.checkedOn',
  ],
  ['a vendor’s agreement', 'POST /api/associates', { name: 'Tidewater', signedOn: TO_COME }, 'signedOn'],
]

describe('on a day to come', () => {
  test.each([
    ['POST ~/notices', { duty: 'hipaa.media.TX', givenOn: TO_COME, how: 'A press release.' }],
    ['POST ~/holds', { statedOn: TO_COME, official: 'Det. Roe', agency: 'Police', form: 'written', impedes: true }],
    ['PUT ~/substitute-notice', { postedOn: TO_COME }],
    ['POST ~/ocr-sheet', { attestedOn: TO_COME }],
    ['POST ~/ocr-sheet/reports', { filedOn: TO_COME }],
    ['POST ~/offices/TX.attorney-general/filing', { filedOn: TO_COME }],
    ['POST ~/preservation-holds', { matter: 'x', askedBy: 'x', reason: 'x', placedOn: TO_COME }],
  ])('an incident that is not there is missed first: %s', async (call, body) => {
    expect((await send(call.replace('~', '/api/incidents/1999-0001'), body)).status).toBe(404)
    expect((await send(call.replace('~', at), body)).status).toBe(422)
  })

  test.each(HAPPENED)('%s cannot have been', async (_what, call, body, path) => {
    await expectRefused(call.replace('~', at), body, path, 'November 23, 2026 is in the future')
  })
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { letterIn, queueEmails, readers } from '../../../support/mail/emails.ts'
import { type Book, logLostLaptop, openBook } from '../book.ts'

type Standing = { counts: Record<string, number>; heldSince: string | null; configured: boolean; doubtful: object[] }

let book: Book
let path: string
let id: string
let first: string
beforeAll(async () => {
  book = await openBook()
  id = await logLostLaptop(book)
  const { mailing, references } = await queueEmails(book.world, id, readers(3))
  first = references[0] ?? ''
  path = `/api/incidents/${id}/mailings/${mailing}/email`
})
afterAll(() => book.close())

test('a program reads how the e-mails of a mailing stand', async () => {
  const { status, body } = await book.send<Standing>('auditor', `GET ${path}`)
  expect({ status, ...body }).toMatchObject({
    status: 200,
    configured: true,
    heldSince: null,
    counts: { queued: 3, sent: 0 },
  })
})

test('a program holds them back and lets them go', async () => {
  const held = await book.send<Standing>('officer', `PUT ${path}/hold`)
  expect(held).toMatchObject({ status: 200, body: { heldSince: '2026-11-22T15:00:00.000Z' } })
  const again = await book.send<Standing>('officer', `PUT ${path}/hold`)
  expect(again.status).toBe(200)
  const released = await book.send<Standing>('officer', `DELETE ${path}/hold`)
  expect(released.body.heldSince).toBeNull()
})

test('a program settles a doubt, and not a second time', async () => {
  const writes = [letterIn(first, { state: 'in_doubt', stateAt: book.world.now(), messageId: '<one@harbor.example>' })]
  await book.world.commit({ act: 'email_sending', writes }, { id: 'system' })
  const { body } = await book.send<Standing>('officer', `GET ${path}`)
  expect(body.doubtful).toMatchObject([{ reference: first, messageId: '<one@harbor.example>' }])
  const settled = { reference: first, finding: 'was_sent', reason: 'The relay’s log shows it.' }
  const answer = await book.send<Standing>('officer', `POST ${path}/settlements`, settled)
  expect(answer).toMatchObject({ status: 200, body: { counts: { sent: 1, in_doubt: 0 } } })
  expect(await book.send('officer', `POST ${path}/settlements`, settled)).toMatchObject({
    status: 422,
    body: { detail: `Letter ${first} is not unconfirmed.` },
  })
})

test('a program records that a reader wants no more e-mail', async () => {
  const told = `POST /api/incidents/${id}/email-withdrawals`
  const reference = first.replace(/1$/, '2')
  const answer = await book.send<{ withdrawnAt: string }>('officer', told, { reference })
  expect(answer).toMatchObject({ status: 200, body: { withdrawnAt: '2026-11-22T15:00:00.000Z' } })
  expect((await book.send<Standing>('officer', `GET ${path}`)).body.counts).toMatchObject({ withdrawn: 1, queued: 1 })
  expect((await book.send('officer', told, { reference: 'none' })).status).toBe(404)
})

test('nothing failed, so nothing is queued again', async () => {
  expect(await book.send('officer', `POST ${path}/retries`)).toMatchObject({
    status: 422,
    body: { detail: 'No e-mail of this mailing has failed.' },
  })
})

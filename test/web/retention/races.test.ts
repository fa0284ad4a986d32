import { afterEach, beforeEach, expect, test } from 'vitest'
import { usersOf } from '../../../src/actions/book/names.ts'
import { stageMailing } from '../../../src/actions/mailing/stage-mailing.ts'
import { confirmDestruction } from '../../../src/actions/retention/confirm-destruction.ts'
import { stageImport } from '../../../src/actions/roster/stage-import.ts'
import { stageWithdrawal } from '../../../src/actions/roster/stage-withdrawal.ts'
import { CSV, type Kept, openIncidentIn, type RetentionBook, ROSTER, retentionBook } from './closed-book.ts'
import { everythingThatOpens } from './everything-that-opens.ts'

let book: RetentionBook
let kept: Kept
let at: string
beforeEach(async () => {
  book = await retentionBook()
  kept = await openIncidentIn(book, 'Mailbox one')
  at = `/api/incidents/${kept.id}`
}, 60_000)
afterEach(() => book.close())

const MORE = `${ROSTER}R-75,Eve,Roe,1985-05-05,5 Oak St,Salem,MA,01970,,\n`
const OF_ANN = /Annelise|Reyesquist|R-71|Quillback|Peregrination|passportword/

const ask = () =>
  book.does('officer', `POST ${at}/destruction`, {
    ...{ number: kept.id, person: kept.people.Annelise, ground: 'court_order', reason: 'Order.' },
  })
const confirm = () => book.does('admin', `POST ${at}/destruction/confirmation`, { number: kept.id })
const foundOfAnn = async () => (await everythingThatOpens(book, kept.id)).match(OF_ANN)?.[0]

/** Has Ann destroyed when what it wraps is staged, the first time. */
function destroyingAfter<Job extends unknown[], Made>(stage: (...job: Job) => Promise<Made>) {
  let isDone = false
  return async (...job: Job): Promise<Made> => {
    const staged = await stage(...job)
    if (!isDone) {
      isDone = true
      await ask()
      await confirm()
    }
    return staged
  }
}

test('a list that was being imported does not bring back who was destroyed meanwhile: it is to be chosen again', async () => {
  const { world } = book
  world.runImport = destroyingAfter((job) => stageImport(world, job))
  const { status, body } = await book.send('officer', `POST ${at}/roster`, MORE, CSV)
  expect([status, body.detail]).toEqual([404, expect.stringContaining('Choose it again')])
  expect(await foundOfAnn()).toBeUndefined()
  expect(await book.does('auditor', `GET ${at}/count`)).toMatchObject({ people: 3 })
})

test('nor does the withdrawal of a list', async () => {
  const { world } = book
  const { roster } = await book.does<{ roster: string }>('officer', `POST ${at}/roster`, MORE, CSV)
  world.runWithdrawal = destroyingAfter((job) => stageWithdrawal(world, job))
  const withdrawal = () => book.send('officer', `POST ${at}/rosters/${roster}/withdrawal`, { reason: 'By mistake.' })
  expect((await withdrawal()).status).toBe(409)
  expect(await foundOfAnn()).toBeUndefined()
  expect((await withdrawal()).status).toBeLessThan(300)
  expect(await foundOfAnn()).toBeUndefined()
})

test('a mailing that was being made is not made with the letter of who was destroyed meanwhile', async () => {
  const { world } = book
  world.runMailing = destroyingAfter((job) => stageMailing(world, job))
  const reprint = { references: kept.references, reason: 'Lost by the post.' }
  const { status } = await book.send('officer', `POST ${at}/mailings`, { reprint })
  expect(status).toBe(409)
  expect(await foundOfAnn()).toBeUndefined()
  const { items } = await book.does<{ items: object[] }>('auditor', `GET ${at}/mailings`)
  expect(items).toHaveLength(1)
})

test('a list that is imported while somebody is destroyed keeps nothing of that person, word for word the same or not', async () => {
  const { world } = book
  await ask()
  const admin = (await usersOf(world)).find(({ name }) => name === 'The admin')!
  let isDone = false
  const meanwhile: typeof world.commit = async (change, by) => {
    if (!isDone && change.act === 'record_of_one_destroyed') {
      isDone = true
      await book.does('officer', `POST ${at}/roster`, MORE, CSV)
    }
    return await world.commit(change, by)
  }
  await confirmDestruction({ ...world, commit: meanwhile }, kept.id, { by: admin, version: await version() }, kept.id)
  expect(await foundOfAnn()).toBeUndefined()
  expect(await everythingThatOpens(book, kept.id)).toContain('Roe')
})

const version = async () => (await book.does<{ version: number }>('auditor', `GET ${at}`)).version

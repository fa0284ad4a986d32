import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyLog } from '../../../../src/actions/log/verify-log.ts'
import { type Book, openBook, type Problem } from '../book.ts'

type Step = Problem & {
  id: string
  title: string
  why: string | null
  detail: string
  dueOn: string
  state: string
  isAdded: boolean
  isYours: boolean
  secondPerson: boolean
  version: number
}
type Role = Parameters<Book['send']>[0]
type Timeline = { items: { act: string; facts: Record<string, unknown>; details: Record<string, unknown> | null }[] }

const POST = { title: 'Photo on a page', kind: 'photo_without_authorization', discoveredOn: '2026-11-20' }
const LANDLORD = {
  title: 'Call the landlord about the zebra camera',
  why: 'The camera in the hall is his.',
  how: 'Ask for the week before.',
  ...{ phase: 'contain', dueOn: '2026-11-24', owner: 'staff' },
}

let book: Book
let at: string
let own: Step
beforeAll(async () => {
  book = await openBook()
  at = `/api/incidents/${(await book.send<{ id: string }>('officer', 'POST /api/incidents', POST)).body.id}`
  own = (await does('officer', 'POST ~', LANDLORD)).body
})
afterAll(() => book.close())

const does = (role: Role, call: string, body?: object, version?: number) =>
  book.send<Step>(role, call.replace('~', `${at}/steps`), body, version ? { 'If-Match': `"${version}"` } : {})
const steps = async (role: Role, query = '') =>
  (await book.send<{ items: Step[] }>(role, `GET ${at}/steps${query}`)).body.items
const newest = async () => (await book.send<Timeline>('officer', `GET ${at}/timeline`)).body.items[0]

test('an officer adds a step that no playbook has; it is on the checklist and among the steps of its owner', async () => {
  expect(own).toMatchObject({
    ...{ title: LANDLORD.title, why: LANDLORD.why, detail: LANDLORD.how, dueOn: '2026-11-24' },
    ...{ isAdded: true, state: 'open', secondPerson: false },
  })
  expect((await steps('staff', '?mine=yes')).map(({ id }) => id)).toContain(own.id)
  expect((await steps('auditor')).filter(({ isAdded }) => isAdded)).toHaveLength(1)
  const { missing } = (await book.send<{ missing: { title: string }[] }>('officer', `GET ${at}/progress`)).body
  expect(missing.map(({ title }) => title).join()).toContain(LANDLORD.title)
})

test('staff add none, and none is added without words, a day or somebody who can have steps', async () => {
  expect((await does('staff', 'POST ~', LANDLORD)).status).toBe(403)
  for (const path of ['title', 'dueOn', 'owner', 'phase'])
    expect((await does('officer', 'POST ~', { ...LANDLORD, [path]: undefined })).body.errors?.[0]?.path).toBe(path)
  expect((await does('officer', 'POST ~', { ...LANDLORD, owner: book.people.auditor.id })).status).toBe(422)
  expect((await book.send('officer', 'POST /api/incidents/2026-9999/steps', LANDLORD)).status).toBe(404)
})

test('its words lie sealed: neither the checklist’s rows nor the entries of the log hold them', async () => {
  const file = new Sqlite(`${book.world.config.data}/breachbook.db`)
  const rows = JSON.stringify([
    file
      .prepare('SELECT * FROM steps')
      .all()
      .map((row) => ({ ...(row as object), sealed: null })),
    file.prepare('SELECT body FROM log').all(),
  ])
  file.close()
  for (const words of ['zebra', 'in the hall', 'week before']) expect(rows).not.toContain(words)
})

test('the incident is found by its words', async () => {
  const { items } = (await book.send<{ items: { id: string }[] }>('staff', 'GET /api/incidents?q=zebra')).body
  expect(items.map(({ id }) => `/api/incidents/${id}`)).toEqual([at])
})

test('what is changed of it is an entry with how it stood before', async () => {
  const { body } = await does('officer', `PATCH ~/${own.id}`, { why: 'It is his.', dueOn: '2026-11-26' }, own.version)
  expect(body).toMatchObject({
    title: LANDLORD.title,
    why: 'It is his.',
    dueOn: '2026-11-26',
    version: own.version + 1,
  })
  expect(await newest()).toMatchObject({
    act: 'step_changed',
    facts: { step: own.id, changed: { dueOn: { before: '2026-11-24', after: '2026-11-26' } }, reworded: ['why'] },
    details: { why: { before: LANDLORD.why, after: 'It is his.' } },
  })
  expect((await does('admin', `PATCH ~/${own.id}`, { title: 'Call him' }, own.version)).status).toBe(409)
  expect((await does('officer', `PATCH ~/${own.id}`, { dueOn: '2026-11-26' })).body.detail).toBe('Nothing has changed.')
  expect((await does('staff', `PATCH ~/${own.id}`, { title: 'Mine' })).status).toBe(403)
})

test('a step of the playbook is not changed, nor one that is finished', async () => {
  const book = await does('officer', 'PATCH ~/clear-the-gallery', { title: 'Leave it' })
  expect([book.status, book.body.detail]).toEqual([422, expect.stringContaining('comes from the playbook')])
  const { body: other } = await does('officer', 'POST ~', { ...LANDLORD, title: 'Ask the neighbor' })
  await does('officer', `POST ~/${other.id}/completion`)
  expect((await does('officer', `PATCH ~/${other.id}`, { title: 'Ask both' })).body.detail).toContain('is finished')
})

test('it is started, done, signed off, found not needed and given away as any other', async () => {
  const second = { ...LANDLORD, title: 'Shred the copies', secondPerson: true, owner: book.people.staff.id }
  const { body } = await does('officer', 'POST ~', second)
  expect((await does('staff', `POST ~/${body.id}/start`)).body.state).toBe('started')
  expect((await does('staff', `POST ~/${body.id}/completion`)).body.state).toBe('done')
  expect((await does('officer', `POST ~/${body.id}/signature`)).body.state).toBe('signed_off')
  const left = await does('officer', `POST ~/${own.id}/not-needed`, { reason: 'He called us.' })
  expect(left.body).toMatchObject({ state: 'not_needed', title: LANDLORD.title })
})

test('a corrected day of discovery leaves its day alone', async () => {
  await book.send('officer', `PATCH ${at}`, { discoveredOn: '2026-11-18' })
  expect((await steps('officer')).find(({ id }) => id === own.id)?.dueOn).toBe('2026-11-26')
})

test('verifying finds it whole, and notices when somebody else’s words stand in its place', async () => {
  expect((await verifyLog(book.world)).fault).toBeNull()
  const file = new Sqlite(`${book.world.config.data}/breachbook.db`)
  const row = file.prepare('SELECT sealed FROM steps WHERE id = ?').get(own.id) as { sealed: Buffer }
  file.prepare('UPDATE steps SET sealed = zeroblob(9) WHERE id = ?').run(own.id)
  expect((await verifyLog(book.world)).fault).toContain(own.id)
  file.prepare('UPDATE steps SET sealed = ? WHERE id = ?').run(row.sealed, own.id)
  file.close()
})

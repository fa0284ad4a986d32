import { afterAll, beforeAll, expect, test } from 'vitest'
import { playbooks } from '../../../../src/breach/playbooks/index.ts'
import type { Task } from '../../../../src/breach/playbooks/task.ts'
import { ask, signInAs } from '../../../support/world/world.ts'
import { type Book, openBook, type Problem } from '../book.ts'

let book: Book
let cookie: string
beforeAll(async () => {
  book = await openBook()
  cookie = await signInAs(book.world, 'officer@harbor.example')
})
afterAll(() => book.close())

const officer = <Body>(call: string, body?: object) => book.send<Body>('officer', call, body)
const page = async (path: string) => {
  const shown = await ask(book.world, path, { cookie })
  return { status: shown.status, html: await shown.text() }
}
const draw = <Body>(playbook: string, steps: readonly object[]) =>
  officer<Body>(`PUT /api/playbooks/${playbook}/draft`, { steps })
const STEP: Task = {
  ...{ id: 'constructor', phase: 'prevent', title: 'Tell the landlord', why: 'The room is his.', how: ['Call.'] },
  ...{ owner: 'officer', backup: 'owner', due: { from: 'discovery', days: 20 }, law: null, guidance: true },
  ...{ after: [], secondPerson: false, doneWhen: null, onlyIf: null, evidence: [], source: null },
}

test('a step and a fact may have any name that the form of names takes, such as words of a programming language', async () => {
  const asks = ['toString', 'constructor'].map((name) => ({ name, label: `Say ${name}`, type: 'text' }))
  await draw('other', [...playbooks.other, { ...STEP, asks }])
  expect((await officer('POST /api/playbooks/other/versions')).status).toBe(201)
  const facts = { title: 'A case', kind: 'other', discoveredOn: '2026-11-20' }
  const at = `/incidents/${(await officer<{ id: string }>('POST /api/incidents', facts)).body.id}`
  const { status, html } = await page(`${at}/steps`)
  expect([status, html.includes('native code')]).toEqual([200, false])
  expect((await page('/playbooks/other/draft')).status).toBe(200)
  const answer = { answers: { toString: 'By phone' } }
  expect((await officer(`PUT /api${at}/steps/constructor/answers`, answer)).body).toMatchObject(answer)
  expect((await officer<Problem>(`PUT /api${at}/steps/constructor/answers`, answer)).body.detail).toBe(
    'Nothing has changed.',
  )
  const done = await officer(`POST /api${at}/steps/constructor/completion`)
  expect([done.status, done.body]).toEqual([200, expect.objectContaining({ state: 'done' })])
  const given = { steps: [playbooks.other[0]?.id, 'valueOf'], owner: 'admin', versions: {} }
  expect((await officer(`PUT /api${at}/steps/owners`, given)).status).toBe(404)
  for (const path of [`${at}/steps`, at, '/', `${at}/timeline`]) expect((await page(path)).status).toBe(200)
})

test('no step is called new: the page under that name adds one', async () => {
  const refused = await draw<Problem>('hacking', [...playbooks.hacking, { ...STEP, id: 'new' }])
  expect([refused.status, JSON.stringify(refused.body)]).toEqual([422, expect.stringContaining('is called `new`')])
})

test('the next version of a kind is still shown where what all incidents have in common came to go round with it', async () => {
  const [one, other] = playbooks.common.filter(
    ({ law, due, after, guidance }) => law === null && due.from === 'discovery' && after.length === 0 && guidance,
  ) as [Task, Task]
  const drawn = await draw('improper_disposal', [
    ...playbooks.improper_disposal,
    { ...other, due: { from: one.id, days: 30 } },
  ])
  expect(drawn.status).toBe(200)
  await draw(
    'common',
    playbooks.common.map((task) => (task.id === one.id ? { ...one, due: { from: other.id, days: 30 } } : task)),
  )
  expect((await officer('POST /api/playbooks/common/versions')).status).toBe(201)
  expect((await page('/playbooks/improper_disposal/draft')).status).toBe(200)
  const force = await officer<Problem>('POST /api/playbooks/improper_disposal/versions')
  expect([force.status, force.body.detail]).toEqual([422, expect.stringContaining('wait for each other')])
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Book, logLostLaptop, openBook } from '../book.ts'

type Step = {
  id: string
  owner: string
  status: string
  dueOn: string
  performedAt: string | null
  recordedAt: string | null
  completedBy: string | null
  playbook?: { list: string | null; asks: { name: string; type: string }[] } | null
}

let book: Book

beforeAll(async () => {
  book = await openBook()
})

afterAll(() => book.close())

async function stepsOf(id: string): Promise<Step[]> {
  return (await book.send<{ items: Step[] }>('auditor', `GET /api/incidents/${id}/steps`)).body.items
}

async function stepOwnedBy(id: string, owner: string): Promise<string> {
  const step = (await stepsOf(id)).find((each) => each.owner === owner)
  if (!step) throw new Error(`No step of ${id} is owned by ${owner}: the test would say nothing.`)
  return step.id
}

test('the checklist tells each step’s day and whether it is open, overdue or done', async () => {
  const id = await logLostLaptop(book)
  const steps = await stepsOf(id)
  expect(steps.length).toBeGreaterThan(5)
  expect(new Set(steps.map(({ status }) => status))).toEqual(new Set(['open', 'overdue']))
  for (const { status, dueOn } of steps) expect(status).toBe(dueOn < '2026-11-22' ? 'overdue' : 'open')
})

test('completing a step keeps the moment of doing and the moment of recording', async () => {
  const id = await logLostLaptop(book)
  const step = await stepOwnedBy(id, 'officer')
  const done = { performedAt: '2026-11-21T09:30:00-05:00', note: 'Wiped from the console.' }
  const { status, body } = await book.send<Step>('officer', `POST /api/incidents/${id}/steps/${step}/completion`, done)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    id: step,
    status: 'done',
    recordedAt: '2026-11-22T15:00:00.000Z',
    completedBy: book.people.officer.id,
  })
  expect(Date.parse(body.performedAt ?? '')).toBe(Date.parse('2026-11-21T14:30:00Z'))
})

test('a step completed without a word is done now, with or without an empty body', async () => {
  const id = await logLostLaptop(book)
  const [first, second] = await stepsOf(id)
  for (const [step, body] of [
    [first, undefined],
    [second, {}],
  ] as const) {
    const answer = await book.send<Step>('officer', `POST /api/incidents/${id}/steps/${step?.id}/completion`, body)
    expect([answer.status, answer.body.performedAt]).toEqual([200, '2026-11-22T15:00:00.000Z'])
  }
})

test('a step is not completed twice, nor in the future, nor at a moment that is none', async () => {
  const id = await logLostLaptop(book)
  const call = `POST /api/incidents/${id}/steps/${await stepOwnedBy(id, 'officer')}/completion`
  const future = await book.send('officer', call, { performedAt: '2026-11-22T15:00:01Z' })
  expect([future.status, future.body.errors?.[0]?.path]).toEqual([422, 'performedAt'])
  const day = await book.send('officer', call, { performedAt: 'yesterday' })
  expect([day.status, day.body.errors?.[0]?.message]).toEqual([422, expect.stringContaining('2026-03-01T17:04:05Z')])
  expect((await book.send('officer', call)).status).toBe(200)
  const again = await book.send('officer', call)
  expect([again.status, again.body.detail]).toEqual([422, expect.stringContaining('already done')])
})

test('reopening a step needs a reason, and both acts stay on the timeline', async () => {
  const id = await logLostLaptop(book)
  const step = await stepOwnedBy(id, 'officer')
  const path = `/api/incidents/${id}/steps/${step}/completion`
  const early = await book.send('officer', `DELETE ${path}`, { reason: 'x' })
  expect([early.status, early.body.detail]).toEqual([422, expect.stringContaining('nothing to reopen')])
  await book.send('officer', `POST ${path}`)
  for (const body of [undefined, {}, { reason: '  ' }]) {
    const { status, body: problem } = await book.send('officer', `DELETE ${path}`, body)
    expect([status, problem.errors?.[0]]).toEqual([
      422,
      { path: 'reason', message: 'Say why you are reopening the step.' },
    ])
  }
  const { status, body } = await book.send<Step>('officer', `DELETE ${path}`, { reason: 'It was another laptop.' })
  expect([status, body.performedAt, body.recordedAt, body.completedBy]).toEqual([200, null, null, null])
  const timeline = await book.send<{ items: { act: string; details: unknown }[] }>(
    'officer',
    `GET /api/incidents/${id}/timeline`,
  )
  expect(timeline.body.items.slice(0, 2)).toMatchObject([
    { act: 'step_reopened', details: { reason: 'It was another laptop.' } },
    { act: 'step_completed' },
  ])
})

test('staff complete what staff own, and leave the officer’s steps to the officer', async () => {
  const id = await logLostLaptop(book)
  const officers = await book.send(
    'staff',
    `POST /api/incidents/${id}/steps/${await stepOwnedBy(id, 'officer')}/completion`,
  )
  expect([officers.status, officers.body.detail]).toEqual([403, 'Only the privacy officer can do this step.'])
  const own = await book.send('staff', `POST /api/incidents/${id}/steps/${await stepOwnedBy(id, 'staff')}/completion`)
  expect(own.status).toBe(200)
})

test('a step that the checklist does not have is not there', async () => {
  const id = await logLostLaptop(book)
  const { status, body } = await book.send('officer', `POST /api/incidents/${id}/steps/dance/completion`)
  expect([status, body.detail]).toEqual([404, `Incident ${id} has no step dance.`])
})

test('facts typed on an older version are refused with 409 where they would change what somebody entered since', async () => {
  const id = await logLostLaptop(book)
  const at = `/api/incidents/${id}/steps`
  const step = (await stepsOf(id)).find(
    ({ playbook }) => playbook?.list === null && playbook.asks.some(({ type }) => type === 'text'),
  )
  const [name = ''] = step?.playbook?.asks.filter(({ type }) => type === 'text').map((ask) => ask.name) ?? []
  const enters = (answer: string, answersVersion?: number) =>
    book.send<Step & { detail: string }>('officer', `PUT ${at}/${step?.id}/answers`, {
      ...{ answers: { [name]: answer }, answersVersion },
    })
  expect(await enters('First', 0)).toMatchObject({ status: 200, body: { answersVersion: 1 } })
  expect(await enters('Second', 0)).toMatchObject({
    ...{ status: 409, body: { detail: expect.stringContaining('Somebody changed') } },
  })
  expect((await stepsOf(id)).find((each) => each.id === step?.id)).toMatchObject({ answers: { [name]: 'First' } })
  expect((await enters('Second', 1)).status).toBe(200)
  expect((await enters('Third')).status).toBe(200)
})

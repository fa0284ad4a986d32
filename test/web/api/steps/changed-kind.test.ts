import { afterAll, beforeAll, expect, test } from 'vitest'
import { amendIncident } from '../../../../src/actions/incident/amend.ts'
import { verifyLog } from '../../../../src/actions/log/verify-log.ts'
import { completeStep } from '../../../../src/actions/steps/steps.ts'
import { playbooks } from '../../../../src/breach/playbooks/index.ts'
import { type Book, openBook } from '../book.ts'

type Step = { id: string; state: string; notNeeded: { text: string; by: string } | null; isAdded: boolean }

let book: Book
let id: string
beforeAll(async () => {
  book = await openBook()
  const fax = { title: 'Was it a fax?', kind: 'misdirected_mail_or_fax', discoveredOn: '2026-11-20' }
  id = (await book.send<{ id: string }>('officer', 'POST /api/incidents', fax)).body.id
})
afterAll(() => book.close())

const steps = async () => (await book.send<{ items: Step[] }>('officer', `GET /api/incidents/${id}/steps`)).body.items
const stateOf = async (step = '') => (await steps()).find((each) => each.id === step)
const [DONE = '', OPEN = '', LEFT = ''] = playbooks.misdirected_mail_or_fax.map((task) => task.id)
const does = (call: string, body?: object) => book.send('officer', call.replace('~', `/api/incidents/${id}`), body)

test('a corrected kind brings its steps, and the open ones of the old kind are no longer needed; what is done stays', async () => {
  await does(`POST ~/steps/${DONE}/completion`)
  await does(`POST ~/steps/${LEFT}/not-needed`, { reason: 'Nothing was on paper.' })
  await does('POST ~/steps', { title: 'Call the sender', phase: 'contain', dueOn: '2026-11-24', owner: 'staff' })
  expect((await does('PATCH ~', { kind: 'phishing' })).status).toBe(200)
  expect((await stateOf(DONE))?.state).toBe('done')
  expect(await stateOf(OPEN)).toMatchObject({
    state: 'not_needed',
    notNeeded: { text: expect.stringContaining('The kind of incident is now: Phishing'), by: book.people.officer.id },
  })
  expect((await stateOf(LEFT))?.notNeeded?.text).toBe('Nothing was on paper.')
  expect((await stateOf(playbooks.phishing[0]?.id))?.state).toBe('open')
  expect((await stateOf('write-down-the-facts'))?.state, 'both kinds ask it').toBe('open')
  expect((await steps()).find(({ isAdded }) => isAdded)?.state).toBe('open')
})

test('the log says which steps that were, and knows each of their versions', async () => {
  type Timeline = { items: { act: string; facts: { steps: string[] } }[] }
  const { items } = (await book.send<Timeline>('officer', `GET /api/incidents/${id}/timeline`)).body
  expect(items[0]?.facts.steps).toContain(OPEN)
  expect(items[0]?.facts.steps).not.toContain(DONE)
  expect((await verifyLog(book.world)).fault).toBeNull()
})

test('where the first kind was right after all, its steps are open again, save what an officer found not needed', async () => {
  await does('PATCH ~', { kind: 'misdirected_mail_or_fax' })
  expect((await stateOf(OPEN))?.state).toBe('reopened')
  expect((await stateOf(LEFT))?.state).toBe('not_needed')
  expect((await stateOf(playbooks.phishing[0]?.id))?.state).toBe('not_needed')
  expect((await verifyLog(book.world)).fault).toBeNull()
})

test('a step that somebody completes in the moment of the correction stays done', async () => {
  const { commit } = book.world
  let isDone = false
  const meanwhile: typeof commit = async (change, by) => {
    if (!isDone) await completeStep(book.world, book.people.officer, { incident: id, id: OPEN }, {})
    isDone = true
    return await commit(change, by)
  }
  const by = book.people.officer
  await amendIncident({ ...book.world, commit: meanwhile }, id, { by }, { kind: 'phishing' })
  expect((await stateOf(OPEN))?.state).toBe('done')
})

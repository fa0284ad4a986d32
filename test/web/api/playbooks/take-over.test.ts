import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyLog } from '../../../../src/actions/log/verify-log.ts'
import { playbooks } from '../../../../src/breach/playbooks/index.ts'
import type { Task } from '../../../../src/breach/playbooks/task.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { ask, signInAs } from '../../../support/world/world.ts'
import { type Book, openBook } from '../book.ts'

type Said = { text: string } | null
type Step = {
  id: string
  title: string
  state: string
  version: number
  dueOn: string
  ownedBy: { id: string } | null
  notNeeded: Said
  reopened: Said
  playbook: { version: number; why: string }
}
type Named = { step: string; title: string }
type Newer = {
  newer: {
    kind: number
    common: number
    added: Named[]
    removed: (Named & { reason: string })[]
    changed: Named[]
  } | null
}

const FACTS = { title: 'A laptop', kind: 'hacking', discoveredOn: '2026-11-20' }
const [DONE, GIVEN, LEFT, OPEN] = playbooks.hacking.map(({ id }) => id) as [string, string, string, string]
const OWN: Partial<Task> = {
  ...{ phase: 'prevent', title: 'Tell the landlord', why: 'The room is his.', how: ['Call.', 'Write it down.'] },
  ...{ owner: 'officer', backup: 'owner', due: { from: 'discovery', days: 20 }, law: null, guidance: true },
  ...{ after: [], secondPerson: false, doneWhen: null, onlyIf: null, evidence: [], source: null },
}

let book: Book
let id: string
beforeAll(async () => {
  book = await openBook()
  id = (await book.send<{ id: string }>('officer', 'POST /api/incidents', FACTS)).body.id
})
afterAll(() => book.close())

const officer = <Body>(call: string, body?: object) =>
  book.send<Body>('officer', call.replace('~', `/api/incidents/${id}`), body)
const steps = async () => (await officer<{ items: Step[] }>('GET ~/steps')).body.items
const step = async (name: string) => (await steps()).find((each) => each.id === name)
const newer = async () => (await officer<Newer>('GET ~/newer-playbook')).body.newer
/** Puts a version in force in which these steps are others, and with these besides. */
async function force(changes: Record<string, Partial<Task>>, more: Partial<Task>[] = [], playbook = 'hacking') {
  const { steps: all } = (await officer<{ steps: Task[] }>(`GET /api/playbooks/${playbook}`)).body
  const changed = all.map((task) => ({ ...task, ...(changes[task.id] ?? {}) }))
  await officer(`PUT /api/playbooks/${playbook}/draft`, { steps: [...changed, ...more] })
  const put = await officer<{ version: number; detail?: string }>(`POST /api/playbooks/${playbook}/versions`)
  expect(put.status, put.body.detail).toBe(201)
  return put.body.version
}

test('an incident that runs by what is in force has nothing to take over', async () => {
  expect(await newer()).toBeNull()
  const refused = await book.send('officer', `POST /api/incidents/${id}/newer-playbook`)
  expect([refused.status, refused.body.detail]).toEqual([422, expect.stringContaining('nothing to switch to')])
})

test('a newer version is seen from the incident before it is taken over, and until then changes nothing of it', async () => {
  await officer(`POST ~/steps/${DONE}/completion`)
  await officer(`PUT ~/steps/${GIVEN}/owner`, { owner: book.people.staff.id })
  const before = await steps()
  const off = { off: true as const, offReason: 'The firm does it.' }
  await force(
    { [DONE]: { title: 'Another title' }, [GIVEN]: { why: 'For another reason.', owner: 'clinician' }, [LEFT]: off },
    [{ ...OWN, id: 'own-step-1' }],
  )
  expect(await newer()).toMatchObject({
    ...{ kind: 2, common: 1, added: [{ step: 'own-step-1', title: 'Tell the landlord' }] },
    removed: [{ step: LEFT, reason: 'The firm does it.' }],
    changed: [{ step: GIVEN, fields: ['why', 'owner'] }],
  })
  expect(await steps()).toEqual(before)
})

test('who saw another version than is in force by now is told, and nothing is taken over', async () => {
  const late = await book.send('officer', `POST /api/incidents/${id}/newer-playbook`, { kind: 1, common: 1 })
  expect([late.status, late.body.detail]).toEqual([409, expect.stringContaining('Another version is in force by now')])
  expect((await step(LEFT))?.state).toBe('open')
})

test('taken over: the done stays done in its old words, new steps come, what is left out says why, owners stay', async () => {
  expect((await officer<Newer>('POST ~/newer-playbook', { kind: 2, common: 1 })).body.newer).toBeNull()
  expect(await step(DONE)).toMatchObject({
    state: 'done',
    title: playbooks.hacking[0]?.title,
    playbook: { version: 1 },
  })
  expect(await step(GIVEN)).toMatchObject({
    ownedBy: { id: book.people.staff.id },
    playbook: { version: 2, why: 'For another reason.' },
  })
  expect(await step('own-step-1')).toMatchObject({ state: 'open', dueOn: '2026-12-10', playbook: { version: 2 } })
  expect(await step(LEFT)).toMatchObject({
    state: 'not_needed',
    notNeeded: { text: 'The newer playbook says so. The firm does it.' },
  })
  expect((await step(OPEN))?.version).toBe(1)
  expect((await verifyLog(book.world)).fault).toBeNull()
})

test('where a still newer version asks a step again, it is open again; what an officer found not needed is not', async () => {
  await officer(`POST ~/steps/${OPEN}/not-needed`, { reason: 'Nothing was sent.' })
  const version = await force({ [LEFT]: { off: undefined, offReason: undefined }, [OPEN]: { title: 'Look again' } })
  await officer('POST ~/newer-playbook', { kind: version })
  expect(await step(LEFT)).toMatchObject({ state: 'reopened', reopened: { text: 'The newer playbook says so.' } })
  expect(await step(OPEN)).toMatchObject({ state: 'not_needed', notNeeded: { text: 'Nothing was sent.' } })
  expect(await newer()).toBeNull()
  expect((await verifyLog(book.world)).fault).toBeNull()
})

test('a changed kind brings the steps of the version that is in force for it', async () => {
  await force({ 'isolate-the-machines': { title: 'Cut the wires' } }, [], 'ransomware')
  await officer('PATCH ~', { kind: 'ransomware' })
  expect(await step('isolate-the-machines')).toMatchObject({ title: 'Cut the wires', playbook: { version: 2 } })
})

test('the checklist says so to the officer with one button, the timeline says what became of the steps', async () => {
  await force({ 'call-the-chain': { title: 'Call the firm' } }, [], 'ransomware')
  const cookie = await signInAs(book.world, 'officer@harbor.example')
  const page = async (path: string) => (await ask(book.world, `/incidents/${id}${path}`, { cookie })).text()
  const html = await page('/steps')
  expect(wordsOn(html)).toMatch(/A newer version of this playbook is in force .*Changed: Call the firm .*Switch to it/)
  const staff = await signInAs(book.world, 'staff@harbor.example')
  expect(await (await ask(book.world, `/incidents/${id}/steps`, { cookie: staff })).text()).not.toContain(
    'newer version',
  )
  const body = new URLSearchParams({ 'kind:number': '3', 'common:number': '1' })
  const sent = await ask(book.world, `/incidents/${id}/steps/newer-playbook`, { method: 'POST', cookie, body })
  expect([sent.status, sent.headers.get('Location')]).toEqual([303, `/incidents/${id}/steps`])
  expect(wordsOn(await page('/steps'))).not.toContain('A newer version of this playbook')
  const told = wordsOn(await page('/timeline'))
  expect(told).toContain(
    'switched to the playbook in force (worded anew: “Call the owner, the officer and the IT company”)',
  )
  expect(told).toMatch(
    /switched to the playbook in force \(no longer needed: .*; new: a step of the practice’s own; worded anew: /,
  )
})

test('an answer to a question is none to another question: the step asks anew; to the same question it stays', async () => {
  const kind = 'social_media_disclosure'
  const [asked, same] = playbooks[kind].filter(({ onlyIf, law }) => onlyIf !== null && law === null) as [Task, Task]
  const logged = (await officer<{ id: string }>('POST /api/incidents', { ...FACTS, kind })).body.id
  for (const { id } of [asked, same]) await officer(`POST /api/incidents/${logged}/steps/${id}/applying`)
  const version = await force(
    { [asked.id]: { onlyIf: 'Was a video shown?' }, [same.id]: { title: 'In other words' } },
    [],
    kind,
  )
  expect((await officer(`POST /api/incidents/${logged}/newer-playbook`, { kind: version })).status).toBe(200)
  type Asked = { items: { id: string; condition: string; appliesAt: string | null }[] }
  const { items } = (await officer<Asked>(`GET /api/incidents/${logged}/steps`)).body
  const found = (id: string) => items.find((each) => each.id === id)
  expect(found(asked.id)).toMatchObject({ condition: 'Was a video shown?', appliesAt: null })
  expect(found(same.id)?.appliesAt).not.toBeNull()
  expect((await verifyLog(book.world)).fault).toBeNull()
})

test('a switch to a version that only leaves a step out is remembered: who needs the step all the same keeps it', async () => {
  const other = (await officer<{ id: string }>('POST /api/incidents', { ...FACTS, kind: 'system_error' })).body.id
  const at = `/api/incidents/${other}`
  const left = playbooks.system_error.find(({ law }) => law === null)?.id ?? ''
  const kind = await force({ [left]: { off: true, offReason: 'Not us.' } }, [], 'system_error')
  expect((await officer<Newer>(`POST ${at}/newer-playbook`, { kind })).body.newer).toBeNull()
  const stateOf = async () =>
    (await officer<{ items: Step[] }>(`GET ${at}/steps`)).body.items.find(({ id }) => id === left)?.state
  expect(await stateOf()).toBe('not_needed')
  await officer(`DELETE ${at}/steps/${left}/completion`, { reason: 'Here it is needed.' })
  expect(await stateOf()).toBe('reopened')
  expect((await officer<Newer>(`GET ${at}/newer-playbook`)).body.newer).toBeNull()
  expect((await officer(`POST ${at}/newer-playbook`)).status).toBe(422)
  await officer(`PATCH ${at}`, { discoveredOn: '2026-11-19' })
  expect(await stateOf()).toBe('reopened')
})

test('nor does a corrected kind bring back what the version of every incident leaves out by now', async () => {
  const other = (await officer<{ id: string }>('POST /api/incidents', { ...FACTS, kind: 'system_error' })).body.id
  const at = `/api/incidents/${other}`
  const common = await force({ 'one-voice': { off: true, offReason: 'Not us.' } }, [], 'common')
  expect((await officer(`POST ${at}/newer-playbook`, { common })).status).toBe(200)
  expect((await officer(`PATCH ${at}`, { kind: 'lost_or_stolen_device' })).status).toBe(200)
  const { items } = (await officer<{ items: Step[] }>(`GET ${at}/steps`)).body
  expect(items.find((step) => step.id === 'one-voice')?.state).toBe('not_needed')
  expect((await verifyLog(book.world)).fault).toBeNull()
})

test('a step that the playbook gave to somebody who is IT no more falls to whom a newer one names; one given by name does not', async () => {
  const [byPlaybook, byHand] = playbooks.phishing.filter(({ owner, law }) => owner === 'it' && law === null) as [
    Task,
    Task,
  ]
  await officer('PUT /api/playbook-hands', { it: { owner: book.people.staff.id } })
  const other = (await officer<{ id: string }>('POST /api/incidents', { ...FACTS, kind: 'phishing' })).body.id
  await officer(`PUT /api/incidents/${other}/steps/${byHand.id}/owner`, { owner: book.people.admin.id })
  await officer(`PUT /api/incidents/${other}/steps/${byHand.id}/owner`, { owner: book.people.staff.id })
  await officer('PUT /api/playbook-hands', { it: { owner: book.people.admin.id } })
  const toOfficer = { owner: 'officer', backup: 'owner' } as const
  await force({ [byPlaybook.id]: toOfficer, [byHand.id]: toOfficer }, [], 'phishing')
  await officer(`POST /api/incidents/${other}/newer-playbook`)
  const { items } = (await officer<{ items: Step[] }>(`GET /api/incidents/${other}/steps`)).body
  const ownerOf = ({ id }: Task) => items.find((each) => each.id === id)?.ownedBy?.id
  expect([ownerOf(byPlaybook), ownerOf(byHand)]).toEqual([undefined, book.people.staff.id])
  await officer('PUT /api/playbook-hands', {})
})

test('a closed incident keeps the versions that it ended with', async () => {
  const other = (await book.send<{ id: string }>('officer', 'POST /api/incidents', FACTS)).body.id
  await force({ [DONE]: { title: 'Once more another' } })
  await officer(`POST /api/incidents/${other}/closing`, { how: 'withdrawn', reason: 'Logged twice.' })
  const { body } = await officer<Newer>(`GET /api/incidents/${other}/newer-playbook`)
  expect(body.newer).toBeNull()
})

test('on a restricted incident nothing that a newer playbook brings is given to the person it is about', async () => {
  const { staff, officer: decider } = book.people
  const facts = { title: 'A chart', kind: 'snooping', discoveredOn: '2026-11-20', subject: 'staff@harbor.example' }
  const snooped = (await officer<{ id: string }>('POST /api/incidents', facts)).body.id
  await officer('PUT /api/playbook-hands', {
    it: { owner: staff.id, backup: decider.id },
    owner: { owner: decider.id },
  })
  const asked = playbooks.snooping.find(({ owner, law }) => owner === 'officer' && law === null)?.id ?? ''
  const version = await force(
    { [asked]: { owner: 'it', backup: 'officer' } },
    [{ ...OWN, id: 'own-step-1', owner: 'it' }],
    'snooping',
  )
  expect((await officer(`POST /api/incidents/${snooped}/newer-playbook`, { kind: version })).status).toBe(200)
  type Owned = { id: string; owner: string; ownedBy: null; backup: { id: string } }
  const { items } = (await officer<{ items: Owned[] }>(`GET /api/incidents/${snooped}/steps`)).body
  for (const name of ['own-step-1', asked])
    expect(items.find((each) => each.id === name)).toMatchObject({ ownedBy: null, backup: { id: decider.id } })
  expect((await book.send('staff', `GET /api/incidents/${snooped}/steps`)).status).toBe(404)
  expect((await verifyLog(book.world)).fault).toBeNull()
})

test('nor to anybody who is not on it: the officers do it, and who sees the incident stays as it was', async () => {
  await officer('PUT /api/playbook-hands', {})
  const kind = 'vendor_breach'
  const at = `/api/incidents/${(await officer<{ id: string }>('POST /api/incidents', { ...FACTS, kind })).body.id}`
  const restriction = { reason: 'privilege', words: 'Counsel asked.', people: [book.people.officer.id] }
  expect((await officer(`PUT ${at}/restriction`, restriction)).status).toBe(200)
  const before = (await officer(`GET ${at}/restriction`)).body
  await officer('PUT /api/playbook-hands', { it: { owner: book.people.staff.id } })
  const version = await force({}, [{ ...OWN, id: 'own-step-1', owner: 'it' }], kind)
  expect((await officer(`POST ${at}/newer-playbook`, { kind: version })).status).toBe(200)
  type Owned = { id: string; owner: string; ownedBy: null }
  const { items } = (await officer<{ items: Owned[] }>(`GET ${at}/steps`)).body
  expect(items.find(({ id }) => id === 'own-step-1')).toMatchObject({ owner: 'officer', ownedBy: null })
  expect((await officer(`GET ${at}/restriction`)).body).toEqual(before)
  expect((await book.send('staff', `GET ${at}/steps`)).status).toBe(404)
  expect((await verifyLog(book.world)).fault).toBeNull()
})

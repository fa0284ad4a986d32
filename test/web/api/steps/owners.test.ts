import { afterAll, beforeAll, expect, test } from 'vitest'
import { disableUser } from '../../../../src/access/leaving.ts'
import { addUser } from '../../../../src/access/users.ts'
import { verifyLog } from '../../../../src/actions/log/verify-log.ts'
import { assignSteps } from '../../../../src/actions/steps/several-owners.ts'
import { type Book, logLostLaptop, openBook } from '../book.ts'

type Problem = { detail?: string; errors?: { path: string }[] }
type Step = Problem & {
  id: string
  owner: string
  ownedBy: { id: string; name: string } | null
  backup: { id: string; name: string } | null
  isYours: boolean
  isNobodys: boolean
  secondPerson: boolean
  version: number
  status: string
  state: string
}
type Role = Parameters<Book['send']>[0]

let book: Book
let nia: { id: string }
beforeAll(async () => {
  book = await openBook()
  const password = 'a sentence that only she says'
  nia = await addUser(book.world, { name: 'Nia Cole', email: 'nia@harbor.example', role: 'staff', password })
})
afterAll(() => book.close())

const somebody = (name: string, role: 'officer' | 'staff') =>
  addUser(book.world, {
    ...{ name, role, email: `${name.split(' ')[0]}@harbor.example` },
    password: `a sentence that only ${name} says`,
  })
const stepsOf = async (id: string, role: Role = 'auditor', query = '') =>
  (await book.send<{ items: Step[] }>(role, `GET /api/incidents/${id}/steps${query}`)).body.items
const ownedBy = async (id: string, owner: string) => (await stepsOf(id)).find((step) => step.owner === owner)?.id ?? ''
const give = (role: Role, id: string, step: string, body: object) =>
  book.send<Step>(role, `PUT /api/incidents/${id}/steps/${step}/owner`, body)

test('a step belongs to the role that the playbook names until somebody is named', async () => {
  const id = await logLostLaptop(book)
  const steps = await stepsOf(id, 'staff')
  expect(new Set(steps.map(({ owner }) => owner))).toEqual(new Set(['officer', 'staff']))
  for (const { owner, ownedBy: person, isYours } of steps) expect([person, isYours]).toEqual([null, owner === 'staff'])
})

test('an officer gives a step to a person with a backup; from then on it is no longer everybody’s of the role', async () => {
  const id = await logLostLaptop(book)
  const step = await ownedBy(id, 'staff')
  const { body } = await give('officer', id, step, { owner: 'nia@harbor.example', backup: book.people.officer.id })
  expect(body).toMatchObject({ ownedBy: { id: nia.id, name: 'Nia Cole' }, backup: { id: book.people.officer.id } })
  expect((await stepsOf(id, 'staff', '?mine=yes')).map((each) => each.id)).not.toContain(step)
  const other = await book.send('staff', `POST /api/incidents/${id}/steps/${step}/completion`)
  expect([other.status, other.body.detail]).toEqual([403, expect.stringContaining('belongs to somebody else')])
})

test('staff hand over what is theirs, to a person or back to a role, and nothing else', async () => {
  const id = await logLostLaptop(book)
  const own = await ownedBy(id, 'staff')
  const handed = await give('staff', id, own, { owner: 'officer', note: 'I cannot reach the phone.' })
  expect([handed.status, handed.body.owner, handed.body.isYours]).toEqual([200, 'officer', false])
  expect((await give('staff', id, own, { owner: 'staff' })).status).toBe(403)
  type Timeline = { items: { act: string; facts: object; details: object | null }[] }
  const { items } = (await book.send<Timeline>('officer', `GET /api/incidents/${id}/timeline`)).body
  expect(items[0]).toMatchObject({
    act: 'step_handed_over',
    facts: { step: own, owner: 'officer' },
    details: { note: 'I cannot reach the phone.' },
  })
})

test('whoever stands in does the step as its owner would', async () => {
  const id = await logLostLaptop(book)
  const step = await ownedBy(id, 'officer')
  await give('officer', id, step, { owner: book.people.officer.id, backup: book.people.staff.id })
  expect((await stepsOf(id, 'staff', '?mine=yes')).map((each) => each.id)).not.toContain(step)
  expect((await book.send('staff', `POST /api/incidents/${id}/steps/${step}/start`)).status).toBe(200)
})

test('whoever stands in takes the step from nobody who is there, and gets it once its owner left', async () => {
  const id = await logLostLaptop(book)
  const step = await ownedBy(id, 'officer')
  const ben = await somebody('Ben Lee', 'officer')
  await give('officer', id, step, { owner: ben.id, backup: book.people.staff.id })
  const taken = await give('staff', id, step, { owner: book.people.staff.id })
  expect([taken.status, taken.body.detail]).toEqual([403, expect.stringContaining('Its owner or an officer')])
  await disableUser(book.world, book.people.admin, ben.id)
  const mine = await stepsOf(id, 'staff', '?mine=yes')
  expect(mine.find((each) => each.id === step)).toMatchObject({ isYours: true, isNobodys: false })
  expect((await give('staff', id, step, { owner: book.people.staff.id })).body.ownedBy?.id).toBe(book.people.staff.id)
})

test('a step is nobody’s where its owner left and nobody stands in', async () => {
  const id = await logLostLaptop(book)
  const step = await ownedBy(id, 'staff')
  const cy = await somebody('Cy Ray', 'staff')
  await give('officer', id, step, { owner: cy.id })
  await disableUser(book.world, book.people.admin, cy.id)
  expect((await stepsOf(id)).find((each) => each.id === step)).toMatchObject({ isNobodys: true, isYours: false })
})

test('who does a step that needs a second person, and who stands in, only an officer says', async () => {
  const id = await logLostLaptop(book)
  const second = (await stepsOf(id)).find((each) => each.secondPerson)?.id ?? ''
  await give('officer', id, second, { owner: book.people.staff.id })
  const own = await give('staff', id, second, { owner: book.people.staff.id, backup: nia.id })
  expect([own.status, own.body.detail]).toEqual([403, expect.stringContaining('only an officer')])
})

test('nobody who only reads, who left or who is not there gets a step, and nobody stands in for himself', async () => {
  const id = await logLostLaptop(book)
  const step = await ownedBy(id, 'staff')
  const password = 'another sentence that only he says'
  const gone = await addUser(book.world, { name: 'Gus Low', email: 'gus@harbor.example', role: 'staff', password })
  await disableUser(book.world, book.people.admin, gone.id)
  const refused = async (body: object) => {
    const answer = await give('officer', id, step, body)
    return [answer.status, answer.body.errors?.[0]?.path, answer.body.detail]
  }
  expect(await refused({ owner: book.people.auditor.id })).toEqual([
    422,
    'owner',
    expect.stringContaining('only reads'),
  ])
  expect(await refused({ owner: gone.id })).toEqual([422, 'owner', expect.stringContaining('can sign in')])
  expect(await refused({ owner: 'pirate' })).toEqual([422, 'owner', expect.stringContaining('officer, staff, admin')])
  expect(await refused({ owner: nia.id, backup: nia.id })).toEqual([422, 'backup', expect.any(String)])
  expect(await refused({ owner: 'staff' })).toEqual([422, 'owner', expect.stringContaining('already')])
})

test('several open steps get one owner in one entry, all of them or none', async () => {
  const id = await logLostLaptop(book)
  const [first, second, third] = (await stepsOf(id)).map((step) => step.id)
  const all = (steps: unknown[]) =>
    book.send<Problem & { steps: Step[] }>('officer', `PUT /api/incidents/${id}/steps/owners`, { steps, owner: nia.id })
  await book.send('officer', `POST /api/incidents/${id}/steps/${third}/completion`)
  expect((await all([first, third])).body.errors?.[0]?.path).toBe('steps')
  expect((await all([first, 'dance'])).status).toBe(404)
  expect((await stepsOf(id))[0]?.ownedBy).toBeNull()
  const { status, body } = await all([first, second])
  expect([status, body.steps.map((step) => step.ownedBy?.id)]).toEqual([200, [nia.id, nia.id]])
  type Timeline = { items: { act: string; facts: object }[] }
  const { items } = (await book.send<Timeline>('officer', `GET /api/incidents/${id}/timeline`)).body
  expect(items[0]).toMatchObject({ act: 'steps_assigned', facts: { steps: [first, second], ownedBy: nia.id } })
  const own = await give('officer', id, first ?? '', { owner: 'officer', backup: book.people.admin.id })
  expect(own.status).toBe(200)
  await all([first, second, ...(await stepsOf(id)).slice(3, 4).map((each) => each.id)])
  const newest = (await book.send<Timeline>('officer', `GET /api/incidents/${id}/timeline`)).body.items[0]
  expect(newest?.facts, 'each keeps whoever stands in, so the entry names none').not.toHaveProperty('backup')
  expect((await verifyLog(book.world)).fault).toBeNull()
  const staffs = await book.send('staff', `PUT /api/incidents/${id}/steps/owners`, { steps: [first], owner: 'staff' })
  expect(staffs.status).toBe(403)
})

test('of two officers who give steps away at once the second is told so, and nothing of it is written', async () => {
  const id = await logLostLaptop(book)
  const [first, second] = await stepsOf(id)
  const [one, other] = [first?.id ?? '', second?.id ?? '']
  const versions = { [one]: first?.version, [other]: second?.version }
  await give('officer', id, other, { owner: nia.id })
  const late = await book.send<Problem>('admin', `PUT /api/incidents/${id}/steps/owners`, {
    ...{ steps: [one, other], versions, owner: 'staff', backup: null },
  })
  expect([late.status, late.body.detail]).toEqual([409, expect.stringContaining('Somebody changed')])
  expect((await stepsOf(id)).slice(0, 2).map((step) => step.ownedBy?.id)).toEqual([undefined, nia.id])
})

test('the same in the moment between reading and writing', async () => {
  const id = await logLostLaptop(book)
  const [first, second] = await stepsOf(id)
  const [one, other] = [first?.id ?? '', second?.id ?? '']
  const { commit } = book.world
  const meanwhile: typeof commit = async (change, by) => {
    if (change.act === 'steps_assigned') await give('officer', id, other, { owner: nia.id })
    return await commit(change, by)
  }
  const steps = [{ id: one }, { id: other }]
  const late = assignSteps({ ...book.world, commit: meanwhile }, book.people.admin, id, { steps, owner: 'admin' })
  await expect(late).rejects.toThrow('Somebody changed one of these steps meanwhile.')
  expect((await stepsOf(id)).slice(0, 2).map((step) => step.ownedBy?.id)).toEqual([undefined, nia.id])
  expect((await stepsOf(id)).slice(0, 1).map((step) => step.owner)).not.toEqual(['admin'])
})

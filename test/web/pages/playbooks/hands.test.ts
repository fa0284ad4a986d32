import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { disableUser } from '../../../../src/access/leaving.ts'
import { addUser } from '../../../../src/access/users.ts'
import { handsOf } from '../../../../src/actions/incident/hands.ts'
import { verifyLog } from '../../../../src/actions/log/verify-log.ts'
import { handsVersionOf, sayWhoIsWho } from '../../../../src/actions/playbooks/who-is-who.ts'
import { Conflict } from '../../../../src/errors.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { type Book, logLostLaptop, openBook } from '../../api/book.ts'
import { type Clinic, openClinic } from '../clinic.ts'

type Person = { id: string; name: string }
type Owner = { owner: string; ownedBy: Person | null; backup: Person | null }
type Step = Owner & { id: string; playbook: { owner: string; backup: string } }

let book: Book
let clinic: Clinic
let ravi: { id: string }
beforeAll(async () => {
  ;[book, clinic] = await Promise.all([openBook(), openClinic()])
  const password = 'a sentence that only he says'
  ravi = await addUser(book.world, { name: 'Ravi Shah', email: 'ravi@harbor.example', role: 'staff', password })
})
afterAll(() => Promise.all([book.close(), clinic.close()]))

const say = (hands: object) => book.send<Record<string, Owner>>('officer', 'PUT /api/playbook-hands', hands)
const stepsFor = async (hand: string) => {
  const id = await logLostLaptop(book)
  const { items } = (await book.send<{ items: Step[] }>('officer', `GET /api/incidents/${id}/steps`)).body
  return items.filter(({ playbook }) => playbook.owner === hand)
}

test('until somebody is named, the role does what a playbook gives to IT', async () => {
  const steps = await stepsFor('it')
  expect(steps.length).toBeGreaterThan(0)
  for (const { owner, ownedBy, backup } of steps) expect([owner, ownedBy, backup]).toEqual(['staff', null, null])
})

test('the steps of a new incident fall to the person who is IT, and whoever stands in for IT stands in', async () => {
  const answer = await say({ it: { owner: 'ravi@harbor.example', backup: book.people.admin.id } })
  expect(answer.body.it).toEqual({ owner: 'staff', ownedBy: { id: ravi.id, name: 'Ravi Shah' }, backup: ADMIN() })
  for (const { ownedBy, backup } of await stepsFor('it')) expect([ownedBy?.id, backup]).toEqual([ravi.id, ADMIN()])
})

const ADMIN = () => ({ id: book.people.admin.id, name: book.people.admin.name })

test('where nobody stands in for IT, the person does whom the playbook names as backup', async () => {
  await say({ it: { owner: ravi.id }, officer: { owner: book.people.officer.id } })
  const steps = (await stepsFor('it')).filter(({ playbook }) => playbook.backup === 'officer')
  expect(steps.length).toBeGreaterThan(0)
  for (const { backup } of steps) expect(backup?.id).toBe(book.people.officer.id)
})

test('a role can be IT too: then everybody of it', async () => {
  await say({ it: { owner: 'admin' } })
  for (const { owner, ownedBy } of await stepsFor('it')) expect([owner, ownedBy]).toEqual(['admin', null])
})

test('who left is nobody: the role does it again', async () => {
  const { id } = await addUser(book.world, {
    ...{ name: 'Gus Low', email: 'gus@harbor.example', role: 'staff' },
    password: 'a sentence of his own, and long',
  })
  await say({ it: { owner: id } })
  await disableUser(book.world, book.people.admin, id)
  for (const { owner, ownedBy } of await stepsFor('it')) expect([owner, ownedBy]).toEqual(['staff', null])
})

test('where the officer wishes, they get open steps of running incidents, too, but none that was given or is done', async () => {
  await say({})
  const id = await logLostLaptop(book)
  const its = async () => (await book.send<{ items: Step[] }>('officer', `GET /api/incidents/${id}/steps`)).body.items
  const [given, toRole, done, ...open] = (await its())
    .filter(({ playbook }) => playbook.owner === 'it')
    .map((step) => step.id)
  expect(open.length).toBeGreaterThan(0)
  await book.send('officer', `PUT /api/incidents/${id}/steps/${given}/owner`, { owner: book.people.officer.id })
  await book.send('officer', `PUT /api/incidents/${id}/steps/${toRole}/owner`, { owner: 'admin' })
  await book.send('officer', `POST /api/incidents/${id}/steps/${done}/completion`)
  await say({ it: { owner: ravi.id } })
  const theStep = async (name = '') => (await its()).find((step) => step.id === name)
  const ownerOf = async (name = '') => (await theStep(name))?.ownedBy?.id ?? null
  expect(await ownerOf(open[0])).toBe(null)
  await say({ it: { owner: ravi.id }, openSteps: true })
  for (const name of open) expect(await ownerOf(name)).toBe(ravi.id)
  expect([await ownerOf(given), await ownerOf(done)]).toEqual([book.people.officer.id, null])
  expect(await theStep(toRole)).toMatchObject({ owner: 'admin', ownedBy: null })
  await say({ it: { owner: 'admin' }, openSteps: true })
  expect(await ownerOf(open[0])).toBe(null)
  expect((await verifyLog(book.world)).fault).toBe(null)
})

test('a step is given on from whomever the playbook gave it to, also where that person left or another one was IT meanwhile', async () => {
  const password = 'a sentence of theirs, and long'
  const add = (name: string) => addUser(book.world, { name, email: `${name}@harbor.example`, role: 'staff', password })
  const [sam, kim] = [await add('sam'), await add('kim')]
  await say({ it: { owner: sam.id } })
  const id = await logLostLaptop(book)
  const its = async () => {
    const { items } = (await book.send<{ items: Step[] }>('officer', `GET /api/incidents/${id}/steps`)).body
    return items.filter(({ playbook }) => playbook.owner === 'it')
  }
  const [given] = (await its()).map((step) => step.id)
  await book.send('officer', `PUT /api/incidents/${id}/steps/${given}/owner`, { owner: kim.id })
  await book.send('officer', `PUT /api/incidents/${id}/steps/${given}/owner`, { owner: sam.id })
  await disableUser(book.world, book.people.admin, sam.id)
  await say({ it: { owner: kim.id } })
  await say({ it: { owner: ravi.id } })
  await say({ it: { owner: ravi.id }, openSteps: true })
  const owners = new Map((await its()).map((step) => [step.id, step.ownedBy?.id]))
  expect(owners.get(given ?? '')).toBe(sam.id)
  owners.delete(given ?? '')
  expect(owners.size).toBeGreaterThan(0)
  expect([...new Set(owners.values())]).toEqual([ravi.id])
  expect((await verifyLog(book.world)).fault).toBe(null)
})

test('on a restricted incident nobody gets one who is not on it: the officers do, and nobody comes to see it', async () => {
  await say({})
  const id = await logLostLaptop(book)
  const { officer } = book.people
  const restriction = { reason: 'privilege', words: 'Counsel asked.', people: [officer.id] }
  await book.send('officer', `PUT /api/incidents/${id}/restriction`, restriction)
  const before = (await book.send('officer', `GET /api/incidents/${id}/restriction`)).body
  await say({ it: { owner: ravi.id }, officer: { owner: officer.id, backup: ravi.id }, openSteps: true })
  const { items } = (await book.send<{ items: Step[] }>('officer', `GET /api/incidents/${id}/steps`)).body
  const of = (hand: string) => items.filter(({ playbook }) => playbook.owner === hand)
  expect(of('it').length).toBeGreaterThan(0)
  for (const step of of('it')) expect(step).toMatchObject({ owner: 'officer', ownedBy: null })
  for (const { ownedBy, backup } of of('officer')) expect([ownedBy?.id, backup]).toEqual([officer.id, null])
  expect((await book.send('officer', `GET /api/incidents/${id}/restriction`)).body).toEqual(before)
  expect((await verifyLog(book.world)).fault).toBe(null)
})

test('on a restricted incident the person it is about gets none', async () => {
  await say({})
  const facts = { title: 'A chart', kind: 'snooping', discoveredOn: '2026-11-20', subject: 'ravi@harbor.example' }
  const { id } = (await book.send<{ id: string }>('officer', 'POST /api/incidents', facts)).body
  await say({ it: { owner: ravi.id }, officer: { owner: book.people.officer.id }, openSteps: true })
  const { items } = (await book.send<{ items: Step[] }>('officer', `GET /api/incidents/${id}/steps`)).body
  const owners = new Set(items.map(({ ownedBy }) => ownedBy?.id))
  expect([owners.has(ravi.id), owners.has(book.people.officer.id)]).toEqual([false, true])
})

test('who says it by what no longer stands is told, and nothing is saved', async () => {
  const tagOf = async () => (await book.send('officer', 'GET /api/playbook-hands')).headers.get('ETag') ?? ''
  const tag = { 'If-Match': await tagOf() }
  await say({ it: { owner: ravi.id } })
  const late = await book.send('admin', 'PUT /api/playbook-hands', { it: { owner: 'admin' } }, tag)
  expect([late.status, late.body.detail]).toEqual([
    409,
    expect.stringMatching(/^Somebody changed who is who meanwhile/),
  ])
  const answer = await book.send<Record<string, Owner>>('officer', 'GET /api/playbook-hands')
  expect(answer.body.it?.ownedBy?.id).toBe(ravi.id)
  const newest = { 'If-Match': await tagOf() }
  expect((await book.send('admin', 'PUT /api/playbook-hands', { it: { owner: 'admin' } }, newest)).status).toBe(200)
})

test('an auditor cannot be named, and then nothing is saved', async () => {
  const before = (await book.send<object>('auditor', 'GET /api/playbook-hands')).body
  const refused = await book.send('officer', 'PUT /api/playbook-hands', { it: { owner: book.people.auditor.id } })
  expect([refused.status, refused.body.errors?.[0]?.path]).toEqual([422, 'it.owner'])
  expect(refused.body.detail).toContain('is an auditor and only reads')
  expect((await book.send<object>('auditor', 'GET /api/playbook-hands')).body).toEqual(before)
})

test('what somebody wrote into the table behind its back is noticed', async () => {
  await say({ it: { owner: ravi.id } })
  expect((await verifyLog(book.world)).fault).toBe(null)
  const file = new Sqlite(`${book.world.config.data}/breachbook.db`)
  file.exec(`UPDATE playbook_hands SET person = 'admin'`)
  file.close()
  expect((await verifyLog(book.world)).fault).toContain('who is who in the playbooks: it was changed outside')
})

test('the officer says on one page who is who, and the log says it by name', async () => {
  const { staff, admin } = clinic.people
  const form = { 'it.owner': staff.id, 'it.backup': admin.id, 'owner.owner': 'admin' }
  const sent = await clinic.as('officer', '/playbooks/who-is-who', form)
  expect(sent.status).toBe(303)
  const html = await (await clinic.as('officer', '/playbooks/who-is-who')).text()
  expect(html).toMatch(new RegExp(`name="it.owner".*?value="${staff.id}" selected`, 's'))
  const log = wordsOn(await (await clinic.as('admin', '/log')).text())
  expect(log).toMatch(/said who is who in the playbooks.*it support The staff .*it support backup The admin/)
  const wrong = await clinic.as('officer', '/playbooks/who-is-who', { 'it.owner': clinic.people.auditor.id })
  expect([wrong.status, wordsOn(await wrong.text())]).toEqual([422, expect.stringContaining('only reads')])
})

test('on a page that somebody else overtook, nothing is saved; it says what they chose, and saving again replaces that', async () => {
  const { staff, admin } = clinic.people
  const versionOn = (html: string) => /name="version" value="(\d+)"/.exec(html)?.[1] ?? ''
  const version = versionOn(await (await clinic.as('officer', '/playbooks/who-is-who')).text())
  await clinic.as('admin', '/playbooks/who-is-who', { 'it.owner': admin.id, version })
  const form = { 'it.owner': staff.id, 'it.backup': '', version }
  const late = await clinic.as('officer', '/playbooks/who-is-who', form)
  const html = await late.text()
  expect([late.status, wordsOn(html)]).toEqual([409, expect.stringContaining('changed who is who meanwhile')])
  expect(wordsOn(html)).toContain('Someone else changed this to: The admin.')
  expect(html).toMatch(new RegExp(`name="it.owner".*?value="${staff.id}" selected`, 's'))
  const again = await clinic.as('officer', '/playbooks/who-is-who', { ...form, version: versionOn(html) })
  expect(again.status).toBe(303)
})

test('two officers who say who is who at once do not undo each other: the later one is told', async () => {
  const { staff, admin, officer } = clinic.people
  const version = await handsVersionOf(clinic.world)
  const says = (by: typeof officer, owner: string) =>
    sayWhoIsWho(clinic.world, by, { it: { owner, backup: undefined }, version })
  const both = await Promise.allSettled([says(officer, staff.id), says(admin, admin.id)])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: expect.any(Conflict) })
  expect(await handsVersionOf(clinic.world)).toBe(version + 1)
  expect((await handsOf(clinic.world)).it?.ownedBy).toBe(both[0]?.status === 'fulfilled' ? staff.id : admin.id)
  expect((await verifyLog(clinic.world)).fault).toBe(null)
})

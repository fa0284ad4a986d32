import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addUser } from '../../../../src/access/users.ts'
import { assignStep } from '../../../../src/actions/steps/owner.ts'
import { PASSWORD } from '../../../cast/practice.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { keyFor, signInAs } from '../../../support/world/world.ts'
import { type Clinic, openClinic } from '../clinic.ts'
import type { Caller } from './callers.ts'
import { knock, OF_INCIDENTS, OF_THE_BOOK, saidAt } from './hidden-doors.ts'
import { type Places, placesIn } from './places.ts'
import { type AlsoRestricted, restrictIn } from './restricted-clinic.ts'

/** A number that was never given: what is restricted to others is answered as this is. */
const NEVER_GIVEN = '2026-9999'

let clinic: Clinic
let places: Places
let also: AlsoRestricted
let unnamed: Record<string, Caller>

beforeAll(async () => {
  clinic = await openClinic()
  places = await placesIn(clinic)
  unnamed = await callers()
  // Staff got a step of it by name, and so would see it.
  const step = { incident: clinic.id, id: places.step ?? '' }
  await assignStep(clinic.world, clinic.people.officer, step, { owner: 'officer', backup: null })
  also = await restrictIn(clinic)
})
afterAll(() => clinic.close())

test('the doors are those of the application, many of each sort', () => {
  expect(OF_INCIDENTS.length).toBeGreaterThan(200)
  expect(OF_THE_BOOK.length).toBeGreaterThan(100)
})

test('whoever is named comes in, also to what was merged into it and to what is destroyed', async () => {
  const { officer } = clinic.cookies
  for (const id of [clinic.id, also.twin, also.destroyed]) {
    const answer = await knock(clinic, { ...places, id }, 'GET /incidents/:id', { cookie: officer })
    expect([answer.status, wordsOn(await answer.text())]).toEqual([200, expect.stringContaining('Restricted')])
  }
})

test('the log tells whoever is named of all of them, and of each accounting', async () => {
  const answer = await knock(clinic, places, 'GET /api/log', { cookie: clinic.cookies.officer })
  const text = await answer.text()
  for (const told of [also.twin, also.destroyed, 'accounting_made', `${clinic.id}/${clinic.person}`])
    expect(text).toContain(told)
})

describe.each(OF_INCIDENTS)('%s', (door) => {
  test('answers to whoever is not named as for a number that was never given', async () => {
    for (const [name, caller] of Object.entries(unnamed)) {
      const [here, nowhere] = [
        await saidAt(clinic, places, door, caller),
        await saidAt(clinic, { ...places, id: NEVER_GIVEN }, door, caller),
      ]
      expect({ name, ...here }).toEqual({ name, ...nowhere })
    }
  })

  test('so does one that was merged into it, and one whose records are destroyed', async () => {
    const caller = unnamed['another officer'] ?? {}
    const nowhere = await saidAt(clinic, { ...places, id: NEVER_GIVEN }, door, caller)
    for (const id of [also.twin, also.destroyed])
      expect({ id, ...(await saidAt(clinic, { ...places, id }, door, caller)) }).toEqual({ id, ...nowhere })
  })
})

describe.each(OF_THE_BOOK)('%s', (door) => {
  test('says nothing of a restricted incident to whoever is not named', async () => {
    for (const [name, caller] of Object.entries(unnamed)) {
      const answer = await knock(clinic, places, door, caller)
      const text = `${await answer.text()} ${answer.headers.get('Location') ?? ''}`
      expect({ name, told: traces().filter((trace) => text.includes(trace)) }).toEqual({ name, told: [] })
    }
  })
})

test('totals of the practice count it without a word of which it is, and those that staff read do not', async () => {
  const as = async (caller: Caller | undefined, path: string) =>
    wordsOn(await (await knock(clinic, places, `GET ${path}`, caller ?? {})).text())
  const [another, officer] = [unnamed['another officer'], { cookie: clinic.cookies.officer }]
  const closing = await as(another, '/year-end/2026')
  expect(closing).toMatch(/2 reports still to send.*A fax.*1 entry is counted here and not shown to you/)
  expect(await as(officer, '/year-end/2026')).toMatch(/2 reports still to send.*Phished mailbox/)
  const counted = /2 incidents/
  for (const who of [another, officer]) expect(await as(who, '/reports')).toMatch(counted)
  const staff = unnamed['the staff']
  expect(await as(staff, '/reports')).toMatch(/1 incident,/)
  expect(await as(staff, '/year-end/2026')).toMatch(/1 report still to send/)
  expect(await as(staff, '/year-end/2026')).not.toContain('not shown to you')
  const answer = await knock(clinic, places, 'GET /api/year-end/2026', another ?? {})
  expect(await answer.json()).toMatchObject({
    counts: { open: 2 },
    restricted: { open: 1 },
    open: [{ title: 'A fax' }],
  })
})

/** By what a restricted incident could be known: its number, its title, one of its letters. */
function traces(): string[] {
  return [clinic.id, also.twin, also.destroyed, ...also.titles, 'Phished mailbox', places.reference ?? '']
}

async function callers(): Promise<Record<string, Caller>> {
  const { world, cookies, people } = clinic
  const email = 'rosa@harbor.example'
  const rosa = await addUser(world, { email, name: 'Rosa', role: 'officer', password: PASSWORD })
  return {
    'another officer': { cookie: await signInAs(world, email), role: 'officer' },
    'the admin': { cookie: cookies.admin, role: 'admin' },
    'the staff': { cookie: cookies.staff, role: 'staff' },
    'the auditor': { cookie: cookies.auditor, role: 'auditor' },
    'a key of another officer': { key: await keyFor(world, 'officer', rosa.id), role: 'officer' },
    'a key of the admin': { key: await keyFor(world, 'admin', people.admin.id), role: 'admin' },
    'a key of nobody': { key: await keyFor(world, 'admin'), role: 'admin' },
  }
}

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addUser } from '../../../../src/access/users.ts'
import { PASSWORD } from '../../../cast/practice.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { ask, keyFor, signInAs } from '../../../support/world/world.ts'
import { type Clinic, openClinic } from '../clinic.ts'
import type { Caller } from './callers.ts'
import { knock, OF_INCIDENTS, OF_THE_BOOK, saidAt } from './hidden-doors.ts'
import { type Places, placesIn } from './places.ts'

/** A number that was never given: what is restricted to others is answered as this is. */
const NEVER_GIVEN = '2026-9999'

let clinic: Clinic
let places: Places
let unnamed: Record<string, Caller>

beforeAll(async () => {
  clinic = await openClinic()
  places = await placesIn(clinic)
  unnamed = await callers()
  const headers = { 'Content-Type': 'application/json' }
  const asked = { reason: 'privilege', words: 'Counsel asked for it.', people: [] }
  const init = { method: 'PUT', headers, body: JSON.stringify(asked), cookie: clinic.cookies.officer }
  // Staff got a step of it by name, and so would see it.
  const step = { owner: 'officer', backup: null }
  const given = `/api/incidents/${clinic.id}/steps/${places.step}/owner`
  await ask(clinic.world, given, { ...init, body: JSON.stringify(step) })
  const answer = await ask(clinic.world, `/api/incidents/${clinic.id}/restriction`, init)
  expect(await answer.json()).toMatchObject({ isRestricted: true, people: [{ user: clinic.people.officer.id }] })
})
afterAll(() => clinic.close())

test('the doors are those of the application, many of each sort', () => {
  expect(OF_INCIDENTS.length).toBeGreaterThan(200)
  expect(OF_THE_BOOK.length).toBeGreaterThan(100)
})

test('whoever is named comes in', async () => {
  const { officer } = clinic.cookies
  const answer = await knock(clinic, places, 'GET /incidents/:id', { cookie: officer })
  expect([answer.status, wordsOn(await answer.text())]).toEqual([200, expect.stringContaining('Restricted')])
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

test('totals of the practice count it, without a word of which it is', async () => {
  const as = async (caller: Caller | undefined, path: string) =>
    wordsOn(await (await knock(clinic, places, `GET ${path}`, caller ?? {})).text())
  const [another, officer] = [unnamed['another officer'], { cookie: clinic.cookies.officer }]
  const closing = await as(another, '/year-end/2026')
  expect(closing).toMatch(/1 report still to send.*1 entry is counted here and not shown to you/)
  expect(await as(officer, '/year-end/2026')).toMatch(/1 report still to send.*Phished mailbox/)
  const counted = /1 incident/
  for (const who of [another, officer]) expect(await as(who, '/reports')).toMatch(counted)
  const answer = await knock(clinic, places, 'GET /api/year-end/2026', another ?? {})
  expect(await answer.json()).toMatchObject({ counts: { open: 1 }, restricted: { open: 1 }, open: [] })
})

/** By what a restricted incident could be known: its number, its title, one of its letters. */
function traces(): string[] {
  return [clinic.id, 'Phished mailbox', places.reference ?? '']
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

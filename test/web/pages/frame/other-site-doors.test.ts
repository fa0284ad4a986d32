import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changeSite } from '../../../../src/access/site.ts'
import { addUser } from '../../../../src/access/users.ts'
import { amendIncident } from '../../../../src/actions/incident/amend.ts'
import { assignStep } from '../../../../src/actions/steps/owner.ts'
import { PASSWORD } from '../../../cast/practice.ts'
import { keyFor, signInAs } from '../../../support/world/world.ts'
import { type Clinic, openClinic } from '../clinic.ts'
import type { Caller } from './callers.ts'
import { knock, OF_INCIDENTS, OF_THE_BOOK, saidAt } from './hidden-doors.ts'
import { type Places, placesIn } from './places.ts'

let clinic: Clinic
let places: Places
let salem: Record<string, Caller>
let ofSalem = ''
let ofBoston: Caller

beforeAll(async () => {
  clinic = await openClinic()
  places = await placesIn(clinic)
  const { world, people, id } = clinic
  await amendIncident(world, id, { by: people.officer }, { site: 'Boston' })
  ofSalem = await staffAt('Salem')
  await staffAt('Boston')
  const cookie = await signInAs(world, 'salem@harbor.example')
  salem = { 'staff of Salem': { cookie }, 'a key of theirs': { key: await keyFor(world, 'staff', ofSalem) } }
  ofBoston = { cookie: await signInAs(world, 'boston@harbor.example') }
})
afterAll(() => clinic.close())

describe.each(OF_INCIDENTS)('%s', (door) => {
  test('answers to staff of another site as for a number that was never given', async () => {
    for (const caller of Object.values(salem)) {
      const here = await saidAt(clinic, places, door, caller)
      expect(here).toEqual(await saidAt(clinic, { ...places, id: '2026-9999' }, door, caller))
    }
  })
})

describe.each(OF_THE_BOOK)('%s', (door) => {
  test('says nothing of an incident of another site', async () => {
    for (const caller of Object.values(salem)) {
      const answer = await knock(clinic, places, door, caller)
      const text = `${await answer.text()} ${answer.headers.get('Location') ?? ''}`
      expect([clinic.id, 'Phished mailbox', places.reference ?? ''].filter((trace) => text.includes(trace))).toEqual([])
    }
  })
})

test('staff of its own site come in, staff of no site, and officers', async () => {
  for (const caller of [ofBoston, { cookie: clinic.cookies.staff }, { cookie: clinic.cookies.officer }])
    expect((await knock(clinic, places, 'GET /incidents/:id', caller)).status).toBe(200)
})

test('whoever is given a step by name comes in too', async () => {
  const { world, people, id } = clinic
  await assignStep(world, people.officer, { incident: id, id: places.step ?? '' }, { owner: ofSalem })
  for (const caller of Object.values(salem))
    expect((await knock(clinic, places, 'GET /incidents/:id/steps', caller)).status).toBe(200)
})

async function staffAt(site: string): Promise<string> {
  const { world, people } = clinic
  const email = `${site.toLowerCase()}@harbor.example`
  const { id } = await addUser(world, { email, name: `Staff of ${site}`, role: 'staff', password: PASSWORD })
  await changeSite(world, people.admin, id, site)
  return id
}

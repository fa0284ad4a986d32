import { afterAll, beforeAll, expect, test } from 'vitest'
import { disableUser } from '../../../../src/access/leaving.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, openClinic } from '../clinic.ts'

let clinic: Clinic
let snooped = ''
beforeAll(async () => {
  clinic = await openClinic()
  const facts = { title: 'Looked up a neighbor', kind: 'snooping', discoveredOn: '2026-11-20' }
  const answer = await clinic.as('officer', '/incidents', { ...facts, subject: clinic.people.staff.id })
  snooped = answer.headers.get('Location') ?? ''
})
afterAll(() => clinic.close())

const read = async (role: 'officer' | 'admin' | 'staff', path: string) =>
  wordsOn(await (await clinic.as(role, path)).text())

test('whoever logs an incident says whom it is about, and its page says who sees it', async () => {
  expect(await read('officer', `${snooped}/restriction`)).toMatch(
    /Restricted: Somebody who works here is the subject.*The officer The staff About this person, who can’t see it/,
  )
  for (const role of ['staff', 'admin'] as const)
    expect(await read(role, snooped)).toContain(`There is no incident ${snooped.split('/').at(-1)}.`)
})

test('an admin is added with a reason, which the timeline shows, and is taken off again', async () => {
  const { id } = clinic.people.admin
  const added = { which: 'name', user: id, standing: 'named', reason: 'She ends the access.' }
  expect((await clinic.as('officer', `${snooped}/restriction/people`, added)).status).toBe(303)
  expect(await read('admin', `${snooped}/timeline`)).toMatch(/named somebody who sees.*She ends the access\./)
  const off = `${snooped}/restriction/people/${id}/removal`
  expect((await clinic.as('officer', off, { reason: 'Done.' })).status).toBe(303)
  expect((await clinic.as('admin', snooped)).status).toBe(404)
})

test('what is missing in a form is asked beside its field, and nothing is done', async () => {
  const answer = await clinic.as('officer', '~/restriction', { which: 'restrict', words: '' })
  expect(answer.status).toBe(422)
  expect(wordsOn(await answer.text())).toMatch(/Enter why/)
  expect((await clinic.as('admin', '~')).status).toBe(200)
})

test('whoever restricts an incident and chooses nobody sees it alone, until it is lifted', async () => {
  const asked = { which: 'restrict', reason: 'known_patient', words: 'A celebrity.', 'people:list': '', subject: '' }
  expect((await clinic.as('officer', '~/restriction', asked)).status).toBe(303)
  expect((await clinic.as('admin', '~')).status).toBe(404)
  expect(await read('officer', '~/steps')).toContain('Whoever is given a step by name sees it from then on.')
  const lifted = await clinic.as('officer', '~/restriction/lifting', { which: 'lift', reason: 'It is in the paper.' })
  expect(lifted.status).toBe(303)
  expect((await clinic.as('admin', '~')).status).toBe(200)
})

test('whoever stands in can name herself on the page, and nobody else can', async () => {
  const offers = async (role: 'officer' | 'admin', id: string) =>
    (await (await clinic.as(role, `${snooped}/restriction`)).text()).includes(`<option value="${id}"`)
  expect(await offers('officer', clinic.people.officer.id)).toBe(false)
  await disableUser(clinic.world, clinic.people.admin, clinic.people.officer.id)
  expect(await offers('admin', clinic.people.admin.id)).toBe(true)
})

import { afterEach, beforeEach, expect, test } from 'vitest'
import { logIncident } from '../../../../src/actions/incident/log-incident.ts'
import { expectRefusal, typedIn, wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, entriesIn, openClinic } from '../clinic.ts'

let clinic: Clinic
let id: string
beforeEach(async () => {
  clinic = await openClinic()
  const facts = { title: 'Stolen bag', kind: 'theft_of_records', discoveredOn: '2026-11-02' } as const
  id = (await logIncident(clinic.world, clinic.people.officer, { ...facts, elements: ['name', 'ssn'] })).id
})
afterEach(() => clinic.close())

const said = { 'people:number': '480', basis: 'estimated', reason: 'The schedule of October.' }
const state = (values: Record<string, string>) => clinic.as('officer', `/incidents/${id}/counts`, values)
const people = async () => wordsOn(await (await clinic.as('officer', `/incidents/${id}/people`)).text())
const overview = async () => wordsOn(await (await clinic.as('officer', `/incidents/${id}`)).text())

test('the history of the count tells who said what, when and why: estimated, revised, confirmed', async () => {
  expect((await state({ ...said, version: '1' })).headers.get('Location')).toBe(`/incidents/${id}/people`)
  clinic.clock.now = '2026-11-23T15:00:00.000Z'
  await state({ ...said, 'people:number': '470', reason: 'Two visits were cancelled.' })
  clinic.clock.now = '2026-11-24T15:00:00.000Z'
  await state({ ...said, 'people:number': '470', basis: 'confirmed', reason: 'Counted by hand.' })
  const history = (await people()).split('Count history')[1] ?? ''
  expect(history).toMatch(
    /November 24.* Confirmed Counted by hand\. The officer 470 people .*November 23.* Revised estimate Two visits were cancelled\. The officer 470 people .*November 22.* Estimated The schedule of October\. The officer 480 people/,
  )
})

test('rosters stand in the same history, and before what was said', async () => {
  await clinic.as('officer', '~/counts', said)
  const words = wordsOn(await (await clinic.as('officer', '~/people')).text())
  expect(words).toMatch(/Stated count: 480 \(estimated, .*\)\. The roster count of 12 replaces it\./)
  expect(words).toMatch(/Roster no\. 1 12 rows: 12 new, 0 matched to people already known, 0 not counted .* 12 people/)
})

test('each line of the law that the count comes near to stands on the overview and the people’s page', async () => {
  await state({ ...said, 'state-1': 'TX', 'number-1': '240', 'state-2': 'NH', 'number-2': '3' })
  for (const words of [await overview(), await people()]) {
    expect(words).toMatch(/480 people, close to 500: 20 more/)
    expect(words).toMatch(/240 residents of Texas/)
  }
  expect(await people()).toContain('Close to a legal threshold')
  await state({ ...said, 'people:number': '20' })
  for (const words of [await overview(), await people()]) expect(words).not.toMatch(/[Cc]lose to (a legal|500)/)
})

test('the form comes back with what was typed and a sentence, and nothing is recorded', async () => {
  const before = await entriesIn(clinic)
  const twice = { ...said, 'state-1': 'TX', 'number-1': '240', 'state-2': 'TX', 'number-2': '3' }
  const html = await expectRefusal(await state(twice), 422, /Texas appears in two rows/)
  expect(typedIn(html)).toMatchObject(twice)
  await expectRefusal(await state({ ...said, reason: '' }), 422, /Enter where the number comes from/)
  await expectRefusal(await state({ ...said, 'people:number': '' }), 422, /Enter a whole number of people/)
  await expectRefusal(await state({ ...said, version: '7' }), 409, /was changed by someone else/)
  expect(await entriesIn(clinic)).toBe(before)
})

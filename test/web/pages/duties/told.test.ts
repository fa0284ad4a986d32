import { afterAll, beforeAll, expect, test } from 'vitest'
import { stateCount } from '../../../../src/actions/count/stated-count.ts'
import { dutiesOf } from '../../../../src/actions/duties/duties.ts'
import { logIncident } from '../../../../src/actions/incident/log-incident.ts'
import { openIncident } from '../../../../src/actions/incident/open-incident.ts'
import type { Residents } from '../../../../src/breach/law/states.ts'
import { listEntriesOfActs } from '../../../../src/storage/log/entries-of-acts.ts'
import { expectRefusal, wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, openClinic } from '../clinic.ts'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

async function logged(byState: Residents, people: number) {
  const { world, people: cast } = clinic
  const facts = { title: 'Stolen bag', kind: 'theft_of_records', discoveredOn: '2026-11-10' } as const
  const { id } = await logIncident(world, cast.officer, { ...facts, elements: ['name', 'ssn'] })
  await stateCount(world, id, { by: cast.officer }, { people, byState, basis: 'confirmed', reason: 'Counted.' })
  return id
}

const dutiesPage = async (id: string, role: 'officer' | 'staff' = 'officer') =>
  (await clinic.as(role, `/incidents/${id}/duties`)).text()

test('eight laws that ask for one letter are one row under the earliest day, and each law stands in its drawer', async () => {
  const id = await logged({ CA: 300, TX: 200, NY: 100 }, 600)
  const html = await dutiesPage(id)
  const words = wordsOn(html)
  expect(words).toContain('600 people, one letter Four laws ask for it')
  expect(html.match(/one letter<p>/g)).toHaveLength(1)
  for (const duty of ['hipaa', 'state.CA', 'state.TX', 'state.NY'])
    expect(html).toContain(`<tr id="${duty}.individuals">`)
  expect(words).toMatch(/0 of \d told\. \w+ are left\./)
})

test('a letter that was given is saved once for every law, in one entry that names them all, and undone as one', async () => {
  const id = await logged({ CA: 300, TX: 200 }, 500)
  const form = /<form[^>]*\/notices">.*?value="([^"]*individuals[^"]*)"/s.exec(await dutiesPage(id))
  const duty = form?.[1] ?? ''
  expect(duty.split(',').toSorted()).toEqual(['hipaa.individuals', 'state.CA.individuals', 'state.TX.individuals'])
  const given = { duty, givenOn: '2026-11-20', how: 'First-class mail', version: '2' }
  expect((await clinic.as('officer', `/incidents/${id}/notices`, given)).status).toBe(303)
  const statuses = async () => {
    const { answer } = await dutiesOf(await openIncident(clinic.world, id))
    return answer.duties.filter((each) => each.id.endsWith('individuals')).map(({ status }) => status)
  }
  expect(await statuses()).toEqual(['done', 'done', 'done'])
  expect(await entriesOf(id)).toEqual([{ duties: duty.split(','), givenOn: '2026-11-20' }])
  expect(wordsOn(await (await clinic.as('officer', `/incidents/${id}/timeline`)).text())).toContain(
    'recorded a notice as given',
  )
  expect((await dutiesPage(id)).match(/Given on/g)?.length).toBeGreaterThan(0)
  const undo = { duty, reason: 'Another stack.' }
  expect((await clinic.as('officer', `/incidents/${id}/notices/withdrawal`, undo)).status).toBe(303)
  expect(await statuses()).toEqual(['open', 'open', 'open'])
})

test('of a letter that meets several laws nothing is saved where it is refused for one of them', async () => {
  const id = await logged({ CA: 300, TX: 200 }, 500)
  const owed = 'hipaa.individuals,state.CA.individuals'
  const given = { duty: `${owed},state.NY.individuals`, givenOn: '2026-11-20', how: 'First-class mail', version: '2' }
  await expectRefusal(await clinic.as('officer', `/incidents/${id}/notices`, given), 422, /does not owe/)
  expect(await entriesOf(id)).toEqual([])
  expect((await clinic.as('officer', `/incidents/${id}/notices`, { ...given, duty: owed })).status).toBe(303)
  const undo = { duty: given.duty, reason: 'Another stack.' }
  expect((await clinic.as('officer', `/incidents/${id}/notices/withdrawal`, undo)).status).toBe(404)
  const { incident } = await openIncident(clinic.world, id)
  expect(incident.notices.map(({ duty }) => duty)).toEqual(owed.split(','))
})

const entriesOf = async (id: string) =>
  (await listEntriesOfActs(clinic.world.db, id, ['notice_recorded'])).map(({ facts }) => facts)

test('there is no wall of notes: what a State’s law adds stands once, in the row of its State', async () => {
  const id = await logged({ CA: 300 }, 300)
  const html = await dutiesPage(id)
  expect(html).not.toMatch(/<h2[^>]*>Notes/)
  const letter = html.slice(
    html.indexOf('<tr id="letter"'),
    html.indexOf('</section>', html.indexOf('<tr id="letter"')),
  )
  expect(wordsOn(`<main>${letter}</main>`)).toContain('Kinds of data under the law of California')
  expect(html.match(/Kinds of data under the law of California/g)).toHaveLength(1)
})

test('what may be owed and is not shown as owed is asked of counsel', async () => {
  const id = await logged({ ND: 10 }, 1200)
  expect(wordsOn(await dutiesPage(id))).toMatch(
    /Ask counsel North Dakota: .*1,200 individuals in all are .*Ask counsel/,
  )
})

test('the people stand by where they are with the notice, and only those who may read of patients are led to them', async () => {
  const words = wordsOn(await dutiesPage(clinic.id))
  expect(words).toContain('Nobody left behind 0 of 12 told. This closes by itself when nobody is left')
  expect(words).toMatch(/12 To be told .* list/)
  const html = await dutiesPage(clinic.id, 'staff')
  expect(wordsOn(html)).toContain('0 of 12 told.')
  expect(html).not.toContain('/ledger')
})

test('one thing on the page is solid: what is to be done for the first day', async () => {
  const id = await logged({ TX: 600 }, 600)
  const html = await dutiesPage(id)
  expect(html.match(/class="btn( small)?"/g)).toHaveLength(1)
  expect(html).toMatch(/class="btn small"[^>]*>Open the sheet<span class="off">: Texas Attorney General/)
})

import { afterEach, beforeEach, expect, test } from 'vitest'
import { stateCount } from '../../../../src/actions/count/stated-count.ts'
import { type FirstFacts, logIncident } from '../../../../src/actions/incident/log-incident.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, openClinic } from '../clinic.ts'

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic()
})
afterEach(() => clinic.close())

async function logged(more: Partial<FirstFacts> & { people?: number; byState?: Record<string, number> } = {}) {
  const { people = 600, byState = {}, ...facts } = more
  const { officer } = clinic.people
  const { id } = await logIncident(clinic.world, officer, {
    title: 'Stolen bag',
    kind: 'theft_of_records',
    discoveredOn: '2026-09-01',
    elements: ['name', 'ssn'],
    ...facts,
  })
  await stateCount(clinic.world, id, { by: officer }, { people, byState, basis: 'confirmed', reason: 'Counted.' })
  return id
}

async function cardOf(id: string, duty: string): Promise<string> {
  const html = await (await clinic.as('officer', `/incidents/${id}/duties`)).text()
  const from = html.indexOf(`<tr id="${duty}"`)
  expect(from, duty).toBeGreaterThan(0)
  const next = html.slice(from + 1).search(/<tr id="|<\/section>/)
  return wordsOn(`<main>${html.slice(from, from + 1 + next)}</main>`)
}

const give = (id: string, values: Record<string, string>) => clinic.as('officer', `/incidents/${id}/notices`, values)

test('a duty that was met late shows who was told, when, how, the tracking number, and by how many days', async () => {
  const id = await logged()
  await give(id, {
    duty: 'hipaa.ocr',
    givenOn: '2026-11-03',
    recipient: 'OCR, breach portal',
    how: 'Online form',
    reference: 'BR-77',
  })
  const card = await cardOf(id, 'hipaa.ocr')
  expect(card).toContain('given 3 days late')
  expect(card).toContain('Given on November 3, 2026 To OCR, breach portal How Online form Reference BR-77')
})

test('a duty that is overdue says by how many days, and one that is open how many are left', async () => {
  const id = await logged()
  expect(await cardOf(id, 'hipaa.individuals')).toContain('22 days overdue')
  const fresh = await logged({ discoveredOn: '2026-11-22' })
  expect(await cardOf(fresh, 'hipaa.individuals')).toContain('60 days left')
})

test('the file that proves a notice stands at its duty, with its size and who attached it', async () => {
  const id = await logged()
  const form = new FormData()
  form.set('file', new File(['receipt'], 'ocr-receipt.pdf'))
  form.set('about', 'notice/hipaa.ocr')
  await clinic.as('officer', `/incidents/${id}/attachments`, form)
  expect(await cardOf(id, 'hipaa.ocr')).toMatch(
    /ocr-receipt\.pdf 7 bytes · The officer, November 22, 2026.*SHA-256 [0-9a-f]{12}…/,
  )
  expect(await cardOf(id, 'hipaa.individuals')).not.toContain('ocr-receipt')
  const staff = wordsOn(await (await clinic.as('staff', `/incidents/${id}/duties`)).text())
  expect(staff).toContain('1 file attached.')
  expect(staff).not.toContain('ocr-receipt')
})

test('OCR told long after the letters is said at the OCR duty itself', async () => {
  const id = await logged()
  await give(id, { duty: 'hipaa.individuals', givenOn: '2026-10-01', how: 'First-class mail' })
  expect(await cardOf(id, 'hipaa.ocr')).toContain('OCR has not been notified 52 days after the letters went out')
})

test('a day that waits for another notice is called provisional at its duty, and no other is', async () => {
  const id = await logged({ discoveredOn: '2026-11-20', people: 1200, byState: { CA: 1200 } })
  const card = await cardOf(id, 'state.CA.attorney-general')
  expect(card).toMatch(/provisional .*the clock starts with the letters to residents/)
  expect(await cardOf(id, 'hipaa.individuals')).not.toContain('provisional')
})

test('each duty says when its law was last checked, and how sure that is where it is not sure', async () => {
  const id = await logged({ discoveredOn: '2026-11-20', people: 1200, byState: { CA: 1200 } })
  expect(await cardOf(id, 'hipaa.individuals')).toMatch(/law reviewed on \w+ \d+, 2026/)
  expect(await cardOf(id, 'state.CA.attorney-general')).toMatch(/law reviewed on \w+ \d+, 2026/)
  expect(wordsOn(await (await clinic.as('officer', `/incidents/${id}`)).text())).toMatch(/Law reviewed (\w+, )?\w+ \d+/)
})

test('a hold shows its statement, its file and the days it moves, and when it ends they move back', async () => {
  const id = await logged({ discoveredOn: '2026-11-02' })
  const path = `/incidents/${id}/holds`
  await clinic.as('officer', path, {
    form: 'written',
    statedOn: '2026-11-20',
    until: '2027-03-01',
    official: 'Agent R. Moss',
    agency: 'FBI Boston',
    'impedes:flag': 'true',
    'documented:flag': 'true',
  })
  const form = new FormData()
  form.set('file', new File(['letter'], 'fbi-letter.pdf'))
  form.set('about', 'hold/0')
  await clinic.as('officer', `/incidents/${id}/attachments`, form)
  const page = async () => wordsOn(await (await clinic.as('officer', `/incidents/${id}/duties`)).text())

  const held = await page()
  expect(held).toContain('in writing, of November 20, 2026 Official Agent R. Moss Agency FBI Boston')
  expect(held).toContain('fbi-letter.pdf')
  expect(held).toMatch(/600 individuals January 1, 2027 March 1, 2027/)

  await clinic.as('officer', `${path}/0/end`, { until: '2026-11-22' })
  const ended = await page()
  expect(ended).toContain('It moved no day.')
  expect(ended).toContain('By January 1, 2027')
})

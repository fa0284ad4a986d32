import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tables } from '../../../../src/storage/core/database.ts'
import { leadsTo } from '../../../support/machine/visitor.ts'
import { typedIn, wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, openClinic } from '../clinic.ts'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

async function columnsOf(text: string) {
  const form = new FormData()
  form.set('file', new File([text], 'export.csv'))
  const path = leadsTo(await clinic.as('officer', '~/uploads', form))
  return shown(path)
}

async function shown(path: string) {
  const html = await (await clinic.as('officer', path)).text()
  return { path, html, words: wordsOn(html), values: typedIn(html) }
}

async function bring(path: string, values: Record<string, string>) {
  const answer = await clinic.as('officer', `${path}/import`, values)
  expect({ status: answer.status, to: leadsTo(answer) }).toMatchObject({
    status: 303,
    to: expect.stringContaining('rosters'),
  })
}

const HEADER = ['Kdnr', 'Wer', 'Geboren', 'Wohnt', 'Ruf']
const FIELDS = { Kdnr: 'mrn', Wer: 'name', Geboren: 'birth_date', Wohnt: 'address', Ruf: 'phone' }
const VALUES: Record<string, string> = {
  Kdnr: 'K-1',
  Wer: 'Ida Kunde',
  Geboren: '1980-02-03',
  Wohnt: '"12 Elm St, Salem, MA 01970"',
  Ruf: '617-555-0142',
  Plz: '01970',
  Email: 'ida@example.com',
}

function listOf(header: readonly string[], above = ''): string {
  return `${above}${header.join(',')}\n${header.map((name) => VALUES[name] ?? 'x').join(',')}\n`
}

async function settle() {
  const { path, values } = await columnsOf(listOf(HEADER))
  const chosen = Object.fromEntries(HEADER.map((name, at) => [`column-${at}`, FIELDS[name as keyof typeof FIELDS]]))
  await bring(path, { ...values, ...chosen })
}

function placesIn(values: Record<string, string>, header: readonly string[]) {
  return Object.fromEntries(header.map((name, at) => [name, values[`column-${at}`]]))
}

describe('what was settled for a list', () => {
  beforeAll(settle)

  test('holds for the next one with the same header, and says so', async () => {
    const { words, values } = await columnsOf(listOf(HEADER))
    expect(words).toMatch(/Kept from last time Uses the layout The officer saved for files with these columns/)
    expect(placesIn(values, HEADER)).toEqual(FIELDS)
  })

  test.each([
    ['in another order', ['Ruf', 'Geboren', 'Kdnr', 'Wohnt', 'Wer']],
    ['with a column less', ['Kdnr', 'Wer', 'Geboren', 'Wohnt']],
    ['with other capitals', ['KDNR', 'WER', 'geboren', 'wohnt', 'Ruf']],
  ])('holds by the names of the columns %s', async (_, header) => {
    const { values } = await columnsOf(listOf(header))
    const fields = Object.entries(FIELDS).map(([name, field]) => [name.toLowerCase(), field])
    const expected = header.map((name) => [name, Object.fromEntries(fields)[name.toLowerCase()]])
    expect(placesIn(values, header)).toEqual(Object.fromEntries(expected))
  })

  test('holds where a column came, which is named and read by its name', async () => {
    const header = ['Email', ...HEADER]
    const { words, values } = await columnsOf(listOf(header))
    expect(words).toMatch(/files with nearly these columns on .*New since then: Email\./)
    expect(placesIn(values, header)).toEqual({ Email: 'email', ...FIELDS })
    expect(words).toMatch(/the column’s title says so Kdnr/)
  })

  test('is not kept once more where somebody only agrees to it for a list that is nearly the same', async () => {
    const before = await tables(clinic.world.db).selectFrom('layouts').selectAll().execute()
    const { path, values } = await columnsOf(listOf(['Email', ...HEADER]))
    await bring(path, values)
    expect(await tables(clinic.world.db).selectFrom('layouts').selectAll().execute()).toEqual(before)
  })

  test('says what is no longer there', async () => {
    const { words } = await columnsOf(listOf(['Kdnr', 'Wer', 'Geboren', 'Wohnt']))
    expect(words).toContain('No longer there: the column for Telephone.')
  })

  test('finds its header below other lines', async () => {
    const { words, values } = await columnsOf(listOf(['Email', ...HEADER], 'Spa list,by Rosa\n\n'))
    expect(words).toContain('Line 3: Email · Kdnr')
    expect(values['column-1']).toBe('mrn')
  })

  test.each([
    ['of another system', ['Nr', 'Kunde', 'Geb', 'Ort', 'Tel2']],
    ['that shares two names of five', ['Kdnr', 'Wer', 'Seit', 'Bis', 'Betrag']],
    ['that shares its names among many others', [...HEADER, 'Q1', 'Q2', 'Q3', 'Q4']],
  ])('does not hold for a list %s', async (_, header) => {
    const { words } = await columnsOf(listOf(header))
    expect(words).not.toContain('Kept from last time')
  })

  test('keeps no name of a column or a person where it lies', async () => {
    const rows = await tables(clinic.world.db).selectFrom('layouts').selectAll().execute()
    expect(JSON.stringify(rows)).not.toMatch(/Kdnr|Geboren|Kunde|Elm/i)
  })
})

describe('a gap that somebody accepted', () => {
  const text = 'MRN,Last Name,First Name,Insurance Plan\nW-1,Without,Wanda,x\n'

  test('is accepted again for the next list, and can be taken back', async () => {
    const first = await columnsOf(text)
    expect(first.values.goOn).not.toBe('true')
    await bring(first.path, { ...first.values, goOn: 'true' })
    const second = await columnsOf(text.replace('W-1', 'W-2'))
    expect(second.html).toMatch(/name="goOn" value="true" checked/)
  })

  test('is asked again where the next list lacks more', async () => {
    const list = 'Nr,Last Name,First Name,State,Street,Seat\nV-1,Vance,Vera,MA,1 Elm St,x\n'
    const first = await columnsOf(list)
    await bring(first.path, { ...first.values, goOn: 'true' })
    const second = await columnsOf(list.replace('State,Street', 'Street,Seat2').replace('MA,1 Elm St', '1 Elm St,y'))
    expect(second.html).not.toMatch(/name="goOn" value="true" checked/)
  })
})

test('“Start over” deletes what was settled, and the log says so without a name', async () => {
  await settle()
  const { path } = await columnsOf(listOf(HEADER))
  const answer = await clinic.as('officer', `${path}/start-over`, {})
  expect(leadsTo(answer)).toBe(`${path}?as=guessed`)
  expect((await shown(path)).words).not.toContain('Kept from last time')
  await clinic.as('officer', `${path}/start-over`, {})
  const log = await tables(clinic.world.db).selectFrom('log').select('body').execute()
  const entries = log.map(({ body }) => JSON.parse(body)).filter(({ act }) => act === 'layout_forgotten')
  expect(entries).toHaveLength(1)
  expect(JSON.stringify(entries)).not.toMatch(/Kdnr|Kunde/)
})

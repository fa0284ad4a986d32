import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { phishedMailbox } from '../cast/incidents.ts'
import { FIRST_VISIT } from '../cast/practice.ts'
import { mailboxWords } from '../cast/words.ts'
import { makeFolder } from '../support/machine/folder.ts'
import { type Server, startServer } from '../support/machine/server.ts'
import { typed } from '../support/machine/terminal.ts'
import { leadsTo, leadsToInTheEnd, type Visitor, visitor } from '../support/machine/visitor.ts'
import { proposedColumns } from '../support/rosters/columns.ts'
import { cutRoster, MASSACHUSETTS, PEOPLE, SECRETS } from '../support/rosters/rosters.ts'
import { searchFor, tracesIn } from '../support/world/traces.ts'

const search = searchFor(SECRETS.flatMap(spellings))

/** The data folder, the folder for temporary files, and everything that answers of the server held in headers. */
let server: Server
let officer: Visitor
const home = makeFolder()
const data = join(home, 'data')
const addresses: string[] = []
const rosterFile = cutRoster(PEOPLE, makeFolder())

beforeAll(async () => {
  mkdirSync(join(home, 'tmp'))
  server = await startServer({ folder: data, env: { TMPDIR: join(home, 'tmp') } })
  officer = visitor(server.url)
  await officer.post('/set-up', { ...FIRST_VISIT, code: await server.setUpCode() })
})
afterAll(() => server.stop())

test('this search finds everybody in the roster itself, in both encodings', () => {
  expect(SECRETS).toHaveLength(PEOPLE)
  const inUtf8 = search(Buffer.from(MASSACHUSETTS))
  const inUtf16 = search(Buffer.from(MASSACHUSETTS, 'utf16le'))
  const asWritten = [
    ...new Set(SECRETS.flatMap(({ familyName, street, birthDate }) => [familyName, street, birthDate])),
  ]
  expect(asWritten.length).toBeGreaterThan(2000)
  expect(asWritten.filter((text) => text.length >= 5 && !inUtf8.includes(text))).toEqual([])
  expect(inUtf16).toEqual(expect.arrayContaining(inUtf8))
})

describe('a roster that comes in through the pages', () => {
  let incident: string
  let columns: string

  beforeAll(async () => {
    incident = leadsTo(await officer.post('/incidents', { ...phishedMailbox, discoveredOn: '2026-01-15' }))
  })

  test('leaves no trace of anybody while it waits for its columns to be confirmed', async () => {
    columns = leadsTo(await officer.upload(`${incident}/uploads`, new File([MASSACHUSETTS], 'patients.csv')))
    addresses.push(columns)
    expect(columns).toMatch(/uploads\/\w+$/)
    expect(statSync(join(data, 'breachbook.db-wal')).size).toBeGreaterThan(300_000)
    expect(tracesIn(home, search)).toEqual([])
  })

  test('shows of its people only the first few, to those who may see them, on the page of its columns', async () => {
    const html = await (await officer.get(columns)).text()
    expect(search(Buffer.from(html)).length).toBeLessThan(FIRST_FEW)
    expect(search(Buffer.from(withoutValues(html)))).toEqual([])
    expect(tracesIn(home, search)).toEqual([])
  })

  test('leaves no trace of anybody when its rows are checked', async () => {
    const form = proposedColumns(await (await officer.get(columns)).text())
    const checked = leadsTo(await officer.post(`${columns}/check`, form))
    addresses.push(checked)
    expect((await officer.get(checked)).status).toBe(200)
    expect(tracesIn(home, search)).toEqual([])
  })

  test('leaves none at any moment of its import, nor after it', async () => {
    const form = proposedColumns(await (await officer.get(columns)).text())
    const importing = officer.post(`${columns}/import`, form).then((answer) => leadsToInTheEnd(officer, answer))
    let done = false
    importing.finally(() => {
      done = true
    })
    let looked = 0
    while (!done) {
      expect(tracesIn(home, search)).toEqual([])
      looked += 1
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    const roster = await importing
    addresses.push(roster)
    expect(await (await officer.get(roster)).text()).toContain('1,171')
    expect(looked).toBeGreaterThan(1)
    expect(tracesIn(home, search)).toEqual([])
  })

  test('is really there, for those who may read it', async () => {
    const people = await (await officer.get(`${incident}/people`)).text()
    expect(search(Buffer.from(people)).length).toBeGreaterThan(20)
  })

  test('leaves none when people are looked up and letters are printed', async () => {
    const { givenName, familyName } = SECRETS[0] ?? { givenName: '', familyName: '' }
    const found = await officer.post(`${incident}/people/search`, { wanted: `${givenName} ${familyName}` })
    expect(await found.text()).toContain(familyName)
    await officer.post(`${incident}/letter`, { ...mailboxWords })
    const printed = await officer.post(`${incident}/letters/print`)
    expect(printed.status).toBe(200)
    expect(search(Buffer.from(await printed.text())).length).toBeGreaterThan(400)
    expect(tracesIn(home, search)).toEqual([])
  })

  test('says nobody in the timeline, the log, its export, or the table of the columns', async () => {
    const pages = await Promise.all(
      [`${incident}/timeline`, '/log', incident, `${incident}/duties`, `${incident}/steps`].map((path) =>
        officer.get(path),
      ),
    )
    const exported = await officer.post('/log/export')
    for (const answer of [...pages, exported]) {
      expect(answer.status).toBe(200)
      expect(search(Buffer.from(await answer.text()))).toEqual([])
    }
  })
})

test('a roster that the command line brings in leaves no trace of anybody', async () => {
  const incident = leadsTo(
    await officer.post('/incidents', {
      title: 'Stolen laptop',
      kind: 'lost_or_stolen_device',
      discoveredOn: '2026-02-03',
    }),
  )
  const { answer, words, out } = await typed(data, ['import', incident.split('/').at(-1) ?? '', rosterFile])
  expect(answer.new).toBe(PEOPLE)
  expect(search(Buffer.from(out + words))).toEqual([])
  expect(tracesIn(home, search)).toEqual([])
})

describe('a file that cannot be taken', () => {
  const lines = MASSACHUSETTS.split('\n')
  const broken = lines.map((line, at) =>
    at % 3 === 1 ? line.replace(/^([^,]*),([^,]*)/, '$1,99/99/$2') : at % 3 === 2 ? `${line},"open` : line,
  )

  test.each([
    ['without a header', lines.slice(1, 400).join('\n')],
    ['with days that do not exist and quotes that never close', broken.join('\n')],
    ['cut off in the middle of a row', MASSACHUSETTS.slice(0, 50_001)],
    ['with a zero byte in each row', lines.map((line) => `${line}\0`).join('\n')],
  ])('%s: no answer, address or file names anybody', async (_how, text) => {
    const incident = leadsTo(
      await officer.post('/incidents', { title: 'Odd file', kind: 'other', discoveredOn: '2026-02-03' }),
    )
    const uploaded = await officer.upload(`${incident}/uploads`, new File([text], 'patients.csv'))
    expect([303, 422]).toContain(uploaded.status)
    if (uploaded.status === 422) return expect(search(Buffer.from(await uploaded.text()))).toEqual([])
    const page = await (await officer.get(leadsTo(uploaded))).text()
    expect(search(Buffer.from(withoutValues(page)))).toEqual([])
    const imported = await officer.post(`${leadsTo(uploaded)}/import`, {
      ...proposedColumns(page),
      dateOrder: 'month_first',
    })
    addresses.push(leadsTo(uploaded), leadsTo(imported))
    const told = imported.status === 303 ? await officer.get(leadsTo(imported)) : imported
    expect(search(Buffer.from(withoutValues(await told.text())))).toEqual([])
    expect(tracesIn(home, search)).toEqual([])
  })

  test('the command line names nobody either', async () => {
    const file = join(makeFolder(), 'broken.csv')
    writeFileSync(file, broken.join('\n'))
    const incident = leadsTo(
      await officer.post('/incidents', { title: 'Odd file', kind: 'other', discoveredOn: '2026-02-03' }),
    )
    const { out, words } = await typed(data, ['import', incident.split('/').at(-1) ?? '', file])
    expect(out + words).not.toBe('')
    expect(search(Buffer.from(out + words))).toEqual([])
  })
})

test('the server printed nothing about anybody, and no address of a page does', () => {
  expect(server.printed()).toContain('Breachbook is open at')
  expect(search(Buffer.from(server.printed()))).toEqual([])
  expect(addresses.length).toBeGreaterThan(3)
  expect(search(Buffer.from(decodeURIComponent(addresses.join('\n'))))).toEqual([])
})

const FIRST_FEW = 100

// What the page of the columns shows of the file itself: its first lines, and a few values of each column.
function withoutValues(html: string): string {
  return html.replaceAll(/<option value="\d+".*?<\/option>|<td data-label="Values".*?<\/td>/gs, '')
}

// As the file writes them, and as dates and names are written by others. Names without their digits (the roster
// puts some behind each) are left out when they are short: such letters stand in random bytes and in English by chance.
function spellings({ familyName, street, birthDate }: (typeof SECRETS)[number]): string[] {
  const [year = '', month = '', day = ''] = birthDate.split('-')
  const bare = familyName.replaceAll(/\d/g, '')
  const names = [familyName, familyName.toLowerCase(), familyName.toUpperCase(), ...(bare.length > 8 ? [bare] : [])]
  const dates = [
    birthDate,
    `${month}/${day}/${year}`,
    `${Number(month)}/${Number(day)}/${year}`,
    `${year}${month}${day}`,
  ]
  return [...names, street, street.toLowerCase(), street.toUpperCase(), ...dates]
}

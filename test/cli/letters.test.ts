import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { logIncident } from '../../src/actions/incident/log-incident.ts'
import { writeLetter } from '../../src/actions/letter/letter.ts'
import { laptopWords } from '../cast/words.ts'
import { read, textOf } from '../pdf/reader.ts'
import { type Typed, typed } from '../support/machine/terminal.ts'
import { openTestWorld, settle, type TestWorld } from '../support/world/world.ts'

const ROSTER = `MRN,First Name,Last Name,DOB,Guardian,Address,City,State,ZIP
H-1,Ann,"Reyes, RN",1980-03-04,,1 Elm St,Boston,MA,02110-1234
H-2,محمد,الأحمد,1991-11-30,,2 Oak St,Salem,MA,01970
H-3,Cy,Marsh,1975-06-01,,,,MA,
H-4,Bo,Lind,2015-01-02,Eva Lind,3 Oak St,Reno,NV,89501
H-5,\u{1f600},Smile,1975-06-01,,4 Oak St,Reno,NV,89501
`

let book: TestWorld
let incident: string
let out: string
let answered: Typed
let officer: { id: string }

const bytesOf = (file: string) => readFileSync(join(out, file))
const hashOf = (file: string) => createHash('sha256').update(bytesOf(file)).digest('hex')
const manifest = () => JSON.parse(bytesOf('manifest.json').toString())

async function incidentWith(roster: string): Promise<string> {
  const { world, folder } = book
  const { id, version } = await logIncident(world, officer, {
    title: 'Laptop left in a taxi',
    kind: 'lost_or_stolen_device',
    discoveredOn: '2026-11-20',
  })
  await writeLetter(world, id, { by: officer, version }, laptopWords)
  writeFileSync(join(folder, 'roster.csv'), roster)
  await typed(folder, ['import', id, join(folder, 'roster.csv')])
  return id
}

function firstPage(before: { pages: number }[]): number {
  return before.reduce((sum, { pages }) => sum + pages, 1)
}

/** An incident with so many people, each with a number and a ZIP code of their own. */
function incidentOf(people: number): Promise<string> {
  const header = 'MRN,First Name,Last Name,DOB,Address,City,State,ZIP'
  const rows = Array.from({ length: people }, (_, index) => {
    const name = [...String(index)].map((figure) => 'abcdefghij'[Number(figure)]).join('')
    return `H-${index},Q${name},Lind${name},1980-01-${String(1 + (index % 28)).padStart(2, '0')},${index} Oak St,Boston,MA,02110`
  })
  return incidentWith(`${header}\n${rows.join('\n')}\n`)
}

beforeAll(async () => {
  book = await openTestWorld()
  const { world, folder } = book
  officer = (await settle(world)).officer
  incident = await incidentWith(ROSTER)
  out = join(folder, 'letters')
  answered = await typed(folder, ['letters', incident, '--out', out])
})

afterAll(() => book.close())

test('the letters of an incident come as a folder that only its owner can read', () => {
  expect(answered.status).toBe(0)
  expect(answered.answer).toMatchObject({ letters: 3, list: { file: 'list.csv' } })
  expect(readdirSync(out).sort()).toEqual(['letters-001.pdf', 'list.csv', 'manifest.json'])
  for (const file of readdirSync(out)) expect(statSync(join(out, file)).mode & 0o077).toBe(0)
})

test('a letter without an address, or whose name no font prints, is named with what is missing', () => {
  const stopped = answered.answer.stopped as { person: string; problems: { what: string }[] }[]
  expect(stopped.map(({ problems }) => problems.map(({ what }) => what))).toEqual([
    ['person.address'],
    ['person.characters'],
  ])
  expect(answered.words).toMatch(/3 letters on \d pages, 2 stopped\./)
})

test('the PDF is sorted by ZIP code, and the manifest says where each letter stands', async () => {
  const { pages } = await read(bytesOf('letters-001.pdf'))
  const greetings = ['Dear Bo', 'BOSTON MA  02110', 'SALEM MA  01970', 'EVA LIND']
  const greeted = pages.map((page) =>
    greetings.filter((laptopWords) => textOf(page).includes(laptopWords.replace('  ', ' '))),
  )
  expect(greeted.filter((each) => each.length > 0)).toEqual([['SALEM MA  01970'], ['BOSTON MA  02110'], ['EVA LIND']])
  const { letters } = manifest() as { letters: { reference: string; file: string; page: number; pages: number }[] }
  expect(letters.map(({ file }) => file)).toEqual(Array(3).fill('letters-001.pdf'))
  expect(letters.map(({ page }) => page)).toEqual(letters.map((_, index) => firstPage(letters.slice(0, index))))
  for (const { reference, page } of letters)
    expect(textOf(pages[page - 1]!)).toContain(`Reference: ${reference} Page 1`)
})

test('the list names whom they go to, in the order of the letters, each field as it is', () => {
  const [header, ...lines] = bytesOf('list.csv').toString().split('\r\n')
  expect(header).toBe('reference,name_line1,name_line2,address_line1,address_line2,city,state,zip,country')
  expect(lines.map((line) => line.replace(/^[^,]*,/, ''))).toEqual([
    'محمد الأحمد,,2 Oak St,,Salem,MA,01970,',
    '"Ann Reyes, RN",,1 Elm St,,Boston,MA,02110-1234,',
    'Eva Lind,Parent or guardian of Bo Lind,3 Oak St,,Reno,NV,89501,',
    '',
  ])
  const references = manifest().letters.map(({ reference }: { reference: string }) => reference)
  expect(lines.slice(0, 3).map((line) => line.split(',')[0])).toEqual(references)
})

test('the hashes of the files stand in the manifest, in the answer and in the log, and no patient does', async () => {
  const hashes = { 'letters-001.pdf': hashOf('letters-001.pdf'), 'list.csv': hashOf('list.csv') }
  const { files, list } = manifest()
  expect([...files, list].map(({ file, sha256 }) => [file, sha256])).toEqual(Object.entries(hashes))
  expect([...answered.answer.files, answered.answer.list]).toEqual([...files, list])
  const exported = join(book.folder, 'log.jsonl')
  await typed(book.folder, ['log', 'export', exported])
  const log = readFileSync(exported, 'utf8')
  const entry = log.split('\n').find((line) => line.includes('letters_printed')) ?? ''
  for (const hash of Object.values(hashes)) expect(entry).toContain(hash)
  expect(entry).toMatch(/"by":"cli:/)
  expect(`${log}${bytesOf('manifest.json')}${answered.out}`).not.toMatch(/Reyes|Lind|الأحمد|Elm/)
})

test('thousands of letters are printed in two parts at a time, each letter once, by ZIP code through both', async () => {
  const { folder } = book
  const many = join(folder, 'many')
  const { answer } = await typed(folder, ['letters', await incidentOf(2001), '--out', many])
  expect(answer).toMatchObject({ letters: 2001, files: [{ letters: 1001 }, { letters: 1000 }] })
  const { letters, files } = JSON.parse(readFileSync(join(many, 'manifest.json'), 'utf8'))
  const list = readFileSync(join(many, 'list.csv'), 'utf8').trim().split('\r\n').slice(1)
  expect(letters.map(({ reference }: { reference: string }) => reference)).toEqual(
    list.map((line) => line.split(',')[0]),
  )
  expect(new Set(list.map((line) => line.split(',')[1])).size).toBe(2001)
  for (const { file, sha256 } of files)
    expect(
      createHash('sha256')
        .update(readFileSync(join(many, file)))
        .digest('hex'),
    ).toBe(sha256)
}, 60_000)

test('a folder that holds something already is left alone', async () => {
  const again = await typed(book.folder, ['letters', incident, '--out', out])
  expect([again.status, again.out]).toEqual([1, ''])
  expect(again.words).toMatch(/is not empty\. Name a new folder/)
})

test('typed wrong, the command says how it is typed right', async () => {
  for (const args of [['letters'], ['letters', incident], ['letters', incident, 'more', '--out', out]])
    expect((await typed(book.folder, args)).status).toBe(2)
  const unknown = await typed(book.folder, ['letters', '2026-9999', '--out', join(book.folder, 'other')])
  expect([unknown.status, unknown.words]).toEqual([1, expect.stringContaining('2026-9999')])
})

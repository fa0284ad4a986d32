import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeLetter } from '../../src/actions/letter.ts'
import { logIncident } from '../../src/actions/log-incident.ts'
import { read, textOf } from '../paper/reader.ts'
import { type Typed, typed } from '../support/terminal.ts'
import { openTestWorld, settle, type TestWorld } from '../support/world.ts'

const ROSTER = `MRN,First Name,Last Name,DOB,Guardian,Address,City,State,ZIP
H-1,Ann,"Reyes, RN",1980-03-04,,1 Elm St,Boston,MA,02110-1234
H-2,محمد,الأحمد,1991-11-30,,2 Oak St,Salem,MA,01970
H-3,Cy,Marsh,1975-06-01,,,,MA,
H-4,Bo,Lind,2015-01-02,Eva Lind,3 Oak St,Reno,NV,89501
H-5,\u{1f600},Smile,1975-06-01,,4 Oak St,Reno,NV,89501
`
const words = {
  whatHappened: 'A laptop was left in a taxi.',
  whatInformation: 'Your name and the day of your visit.',
  whatWeAreDoing: 'We locked the laptop from afar and told the police.',
  whatYouCanDo: 'You need not do anything.',
}

let book: TestWorld
let incident: string
let out: string
let answered: Typed

const bytesOf = (file: string) => readFileSync(join(out, file))
const hashOf = (file: string) => createHash('sha256').update(bytesOf(file)).digest('hex')
const manifest = () => JSON.parse(bytesOf('manifest.json').toString())

beforeAll(async () => {
  book = await openTestWorld()
  const { world, folder } = book
  const { officer } = await settle(world)
  const logged = await logIncident(world, officer, {
    title: 'Laptop left in a taxi',
    kind: 'lost_or_stolen_device',
    discoveredOn: '2026-11-20',
  })
  incident = logged.id
  await writeLetter(world, incident, { by: officer, version: logged.version }, words)
  writeFileSync(join(folder, 'roster.csv'), ROSTER)
  await typed(folder, ['import', incident, join(folder, 'roster.csv')])
  out = join(folder, 'letters')
  answered = await typed(folder, ['letters', incident, '--out', out])
})

afterAll(() => book.close())

test('the letters of an incident come as a folder that only its owner can read', () => {
  expect(answered.status).toBe(0)
  expect(answered.answer).toMatchObject({ letters: 3, pages: 3, list: { file: 'list.csv' } })
  expect(readdirSync(out).sort()).toEqual(['letters-001.pdf', 'list.csv', 'manifest.json'])
  for (const file of readdirSync(out)) expect(statSync(join(out, file)).mode & 0o077).toBe(0)
})

test('a letter without an address, or whose name no font prints, is named with what is missing', () => {
  const stopped = answered.answer.stopped as { person: string; problems: { what: string }[] }[]
  expect(stopped.map(({ problems }) => problems.map(({ what }) => what))).toEqual([
    ['person.address'],
    ['person.characters'],
  ])
  expect(answered.words).toContain('3 letters on 3 pages, 2 stopped.')
})

test('the PDF is sorted by ZIP code, and the manifest says where each letter stands', async () => {
  const { pages } = await read(bytesOf('letters-001.pdf'))
  const greetings = ['Dear Bo', 'BOSTON MA  02110', 'SALEM MA  01970', 'EVA LIND']
  expect(pages.map((page) => greetings.filter((words) => textOf(page).includes(words.replace('  ', ' '))))).toEqual([
    ['SALEM MA  01970'],
    ['BOSTON MA  02110'],
    ['EVA LIND'],
  ])
  const { letters } = manifest() as { letters: { reference: string; file: string; page: number; pages: number }[] }
  expect(letters.map(({ file, page, pages }) => [file, page, pages])).toEqual([
    ['letters-001.pdf', 1, 1],
    ['letters-001.pdf', 2, 1],
    ['letters-001.pdf', 3, 1],
  ])
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

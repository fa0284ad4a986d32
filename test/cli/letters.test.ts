import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { logIncident } from '../../src/actions/incident/log-incident.ts'
import { approveLetter, writeLetter } from '../../src/actions/letter/letter.ts'
import { saveMailSettings } from '../../src/actions/practice/mail-settings.ts'
import { testMailSettings } from '../../src/actions/practice/test-mail-settings.ts'
import { listEntries } from '../../src/storage/log/log.ts'
import { listMailings } from '../../src/storage/mailing/mailings.ts'
import { laptopWords } from '../cast/words.ts'
import { read, textOf } from '../pdf/reader.ts'
import { type Typed, typed } from '../support/machine/terminal.ts'
import { startMailServer } from '../support/mail/mail-server.ts'
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
let drafted: Typed
let people: Awaited<ReturnType<typeof settle>>

const bytesOf = (file: string) => readFileSync(join(out, file))
const sha256Of = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')
const hashOf = (file: string) => sha256Of(join(out, file))
const filesUnder = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)))
    .sort()
const whyStopped = ({ answer }: Typed) =>
  (answer.stopped as { problems: { what: string }[] }[]).map(({ problems }) => problems.map(({ what }) => what))
const manifest = () => JSON.parse(bytesOf('manifest.json').toString())

async function incidentWith(roster: string): Promise<string> {
  const { world, folder } = book
  const { id, version } = await logIncident(world, people.officer, {
    title: 'Laptop left in a taxi',
    kind: 'lost_or_stolen_device',
    discoveredOn: '2026-11-20',
  })
  await writeLetter(world, id, { by: people.officer, version }, laptopWords)
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
  people = await settle(world)
  incident = await incidentWith(ROSTER)
  await approveLetter(world, incident, { by: people.admin })
  out = join(folder, 'drafts')
  drafted = await typed(folder, ['letters', incident, '--out', out, '--draft'])
})

afterAll(() => book.close())

const log = () => listEntries(book.world.db, book.world.vault, { limit: 500 })
const beside = () => readdirSync(book.folder).filter((name) => name.includes('.partial-'))

describe('drafts', () => {
  test('come as a folder that only its owner can read, and no mailing is made', async () => {
    expect(drafted.status).toBe(0)
    expect(drafted.answer).toMatchObject({ draft: true, letters: 3, list: { file: 'list.csv' } })
    expect(readdirSync(out).sort()).toEqual(['drafts-001.pdf', 'list.csv', 'manifest.json'])
    for (const file of ['', ...readdirSync(out)]) expect(statSync(join(out, file)).mode & 0o077).toBe(0)
    expect(await listMailings(book.world.db, incident)).toEqual([])
    expect(beside()).toEqual([])
  })

  test('say on each page that they are drafts, and the log does', async () => {
    const { pages } = await read(bytesOf('drafts-001.pdf'))
    expect(pages.length).toBeGreaterThan(2)
    for (const page of pages) expect(textOf(page)).toContain('DRAFT: not to be mailed')
    expect((await log())[0]).toMatchObject({ act: 'drafts_printed', facts: { letters: 3, stopped: 2 } })
  })

  test('of a letter without an address, or whose name no font prints, are named with what is missing', () => {
    expect(whyStopped(drafted)).toEqual([['person.address'], ['person.characters']])
    expect(drafted.words).toMatch(/Drafts of 3 letters on \d pages, 2 stopped\./)
  })

  test('are sorted by ZIP code, and the manifest says where each letter stands', async () => {
    const { pages } = await read(bytesOf('drafts-001.pdf'))
    const greetings = ['Dear Bo', 'BOSTON MA  02110', 'SALEM MA  01970', 'EVA LIND']
    const greeted = pages.map((page) => greetings.filter((each) => textOf(page).includes(each.replace('  ', ' '))))
    expect(greeted.filter((each) => each.length > 0)).toEqual([['SALEM MA  01970'], ['BOSTON MA  02110'], ['EVA LIND']])
    const { letters } = manifest() as { letters: { reference: string; file: string; page: number; pages: number }[] }
    expect(letters.map(({ file }) => file)).toEqual(Array(3).fill('drafts-001.pdf'))
    expect(letters.map(({ page }) => page)).toEqual(letters.map((_, index) => firstPage(letters.slice(0, index))))
    for (const { reference, page } of letters)
      expect(textOf(pages[page - 1]!)).toContain(`Reference: ${reference} Page 1`)
  })

  test('have a list of whom they go to, in the order of the letters, each field as it is', () => {
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

  test('have their hashes in the manifest, in the answer and in the log, and no patient is there', async () => {
    const hashes = { 'drafts-001.pdf': hashOf('drafts-001.pdf'), 'list.csv': hashOf('list.csv') }
    const { files, list } = manifest()
    expect([...files, list].map(({ file, sha256 }) => [file, sha256])).toEqual(Object.entries(hashes))
    expect([...drafted.answer.files, drafted.answer.list]).toEqual([...files, list])
    const exported = join(book.folder, 'log.jsonl')
    await typed(book.folder, ['log', 'export', exported])
    const whole = readFileSync(exported, 'utf8')
    const entry = whole.split('\n').find((line) => line.includes('drafts_printed')) ?? ''
    for (const hash of Object.values(hashes)) expect(entry).toContain(hash)
    expect(entry).toMatch(/"by":"cli:/)
    expect(`${whole}${bytesOf('manifest.json')}${drafted.out}`).not.toMatch(/Reyes|Lind|الأحمد|Elm/)
  })

  test('of thousands of letters are printed in two parts at a time, each once, by ZIP code through both', async () => {
    const { folder } = book
    const many = join(folder, 'many')
    const { answer } = await typed(folder, ['letters', await incidentOf(2001), '--out', many, '--draft'])
    expect(answer).toMatchObject({ letters: 2001, files: [{ letters: 1001 }, { letters: 1000 }] })
    const { letters, files } = JSON.parse(readFileSync(join(many, 'manifest.json'), 'utf8'))
    const list = readFileSync(join(many, 'list.csv'), 'utf8').trim().split('\r\n').slice(1)
    expect(letters.map(({ reference }: { reference: string }) => reference)).toEqual(
      list.map((line) => line.split(',')[0]),
    )
    expect(new Set(list.map((line) => line.split(',')[1])).size).toBe(2001)
    for (const { file, sha256 } of files) expect(sha256).toBe(sha256Of(join(many, file)))
  }, 60_000)
})

describe('a mailing made at the command line', () => {
  let mailed: Typed
  let folder: string

  beforeAll(async () => {
    folder = join(book.folder, 'deep', 'letters')
    mailed = await typed(book.folder, ['letters', incident, '--out', folder])
  })

  test('is a mailing like any other, named by its summary, on paper, with each letter kept', async () => {
    const [mailing] = await listMailings(book.world.db, incident)
    expect(mailing).toMatchObject({ number: 1, print: 3, email: 0, problems: 2, mailedOn: null })
    expect(mailing?.madeBy).toMatch(/^cli:/)
    expect(mailed.status).toBe(0)
    expect(mailed.answer).toMatchObject({ mailing: mailing?.id, number: 1, incident, letters: 3, email: 0 })
    expect(mailed.words).toMatch(/Mailing 1: 3 letters on \d pages, 2 stopped\./)
  })

  test('names who gets no letter, and why', () => {
    expect(whyStopped(mailed)).toEqual([['person.address'], ['person.characters']])
  })

  test('has its PDFs, lists and manifest in the folder, each for its owner alone, with the hashes of the answer', async () => {
    const names = mailed.answer.files.map(({ file }: { file: string }) => file)
    expect(filesUnder(folder)).toEqual(names.toSorted())
    expect(names).toEqual(expect.arrayContaining(['list.csv', 'mail-houses/lob.csv', 'manifest.json']))
    for (const { file, sha256 } of mailed.answer.files) {
      expect(sha256Of(join(folder, file))).toBe(sha256)
      expect(statSync(join(folder, file)).mode & 0o077).toBe(0)
    }
    const { mailing, letters, withoutLetter } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
    expect([mailing, letters.length, withoutLetter.length]).toEqual([mailed.answer.mailing, 3, 2])
    expect(beside()).toEqual([])
  })

  test('has the signed head of the log in its manifest, against which the book is verified later', async () => {
    const verified = await typed(book.folder, ['verify', '--head', join(folder, 'manifest.json')])
    expect(verified).toMatchObject({ status: 0, answer: { whole: true } })
    const { head } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
    writeFileSync(join(book.folder, 'forged.json'), JSON.stringify({ head: { ...head, hash: '0'.repeat(64) } }))
    expect((await typed(book.folder, ['verify', '--head', join(book.folder, 'forged.json')])).status).toBe(1)
  })

  test('says nowhere that it is a draft', async () => {
    const pdfs = filesUnder(folder).filter((name) => name.endsWith('.pdf'))
    expect(pdfs.length).toBeGreaterThan(0)
    for (const pdf of pdfs)
      for (const page of (await read(readFileSync(join(folder, pdf)))).pages)
        expect(textOf(page)).not.toContain('DRAFT')
  })

  test('stands in the log with the hash of its manifest', async () => {
    const [saved, made] = await log()
    expect([made?.act, saved?.act]).toEqual(['mailing_made', 'mailing_files_saved'])
    expect(saved?.facts).toMatchObject({
      mailing: mailed.answer.mailing,
      manifest: sha256Of(join(folder, 'manifest.json')),
    })
  })

  test('is made once: whoever has a letter gets no second one', async () => {
    const again = await typed(book.folder, ['letters', incident, '--out', join(book.folder, 'again')])
    expect([again.status, again.out]).toEqual([1, ''])
    expect(again.words).toMatch(/no one to write to.*2 letters are stopped/)
    expect(readdirSync(book.folder)).not.toContain('again')
    expect(beside()).toEqual([])
  })
})

test('those who agreed to e-mail get paper, unless the command is told to use it and e-mail can go out', async () => {
  const header = 'MRN,First Name,Last Name,DOB,Address,City,State,ZIP,Email,Email Consent'
  const rows = [
    'E-1,Ada,Moss,1980-01-02,1 Elm St,Salem,MA,01970,ada@example.org,yes',
    'E-2,Ben,Frost,1981-01-02,2 Elm St,Salem,MA,01970,,',
  ]
  const mailOut = async (name: string, ...flags: string[]) => {
    const id = await incidentWith(`${[header, ...rows].join('\n')}\n`)
    await approveLetter(book.world, id, { by: people.admin })
    return await typed(book.folder, ['letters', id, '--out', join(book.folder, name), ...flags])
  }
  const kept = await mailOut('no-mail', '--email')
  expect(kept.answer).toMatchObject({ letters: 2, email: 0, agreedToEmail: 1 })
  expect(kept.words).toContain('1 person agreed to e-mail. No e-mail can go out, so this is on paper.')
  await withMailServer(async () => {
    expect((await mailOut('paper')).answer).toMatchObject({ letters: 2, email: 0, agreedToEmail: 0 })
    expect((await mailOut('mail', '--email')).answer).toMatchObject({ letters: 1, email: 1, agreedToEmail: 0 })
  })
})

// As an admin does it on the page: saved, and tried with one message.
async function withMailServer(act: () => Promise<void>): Promise<void> {
  const server = await startMailServer({ tls: 'none' })
  const world = { ...book.world, mailSettings: undefined }
  const from = { user: null, password: null, fromAddress: 'privacy@harbor.example', fromName: null }
  await saveMailSettings(world, people.admin, { host: '127.0.0.1', port: server.port, tls: 'none', ...from })
  await testMailSettings(world, people.admin, null)
  await act().finally(() => server.close())
}

test('no mailing is made of letters that no second person approved, and nothing is left of it', async () => {
  const id = await incidentWith(ROSTER)
  const refused = await typed(book.folder, ['letters', id, '--out', join(book.folder, 'unapproved')])
  expect([refused.status, refused.out]).toEqual([1, ''])
  expect(refused.words).toMatch(/not approved yet/)
  expect(readdirSync(book.folder)).not.toContain('unapproved')
  expect(await listMailings(book.world.db, id)).toEqual([])
})

test('an empty folder is filled; one that holds something, or is a file, is left alone and no mailing made', async () => {
  const id = await incidentWith(ROSTER)
  await approveLetter(book.world, id, { by: people.admin })
  const file = join(book.folder, 'a-file')
  writeFileSync(file, 'mine')
  for (const [place, words] of [
    [out, /is not empty\. Name a new folder/],
    [file, /is a file\. Name a new folder/],
    [join(file, 'inside'), /Name a(nother| new) folder/],
  ] as const) {
    const refused = await typed(book.folder, ['letters', id, '--out', place])
    expect([refused.status, refused.out]).toEqual([1, ''])
    expect(refused.words).toMatch(words)
  }
  expect(readFileSync(file, 'utf8')).toBe('mine')
  expect(await listMailings(book.world.db, id)).toEqual([])
  const empty = join(book.folder, 'empty')
  mkdirSync(empty)
  expect((await typed(book.folder, ['letters', id, '--out', empty])).status).toBe(0)
  expect(readdirSync(empty)).toContain('manifest.json')
})

test('typed wrong, the command says how it is typed right', async () => {
  for (const args of [
    ['letters'],
    ['letters', incident],
    ['letters', incident, 'more', '--out', out],
    ['letters', incident, '--out', out, '--draft', '--email'],
  ])
    expect((await typed(book.folder, args)).status).toBe(2)
  for (const flags of [[], ['--draft']]) {
    const unknown = await typed(book.folder, ['letters', '2026-9999', '--out', join(book.folder, 'other'), ...flags])
    expect([unknown.status, unknown.words]).toEqual([1, expect.stringContaining('2026-9999')])
  }
})

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Terminal } from '../../src/cli/command.ts'
import { count } from '../../src/cli/count.ts'
import { describeShared, listedFiles, mapOf, sharedFile, sharedTest } from '../support/machine/shared.ts'

const TODAY = '2026-11-22'
const dir = mkdtempSync(join(tmpdir(), 'breachbook-count-'))
afterAll(() => rmSync(dir, { recursive: true }))

async function run(...args: string[]) {
  const said = { out: '', err: '' }
  const terminal: Terminal = {
    input: (async function* () {})(),
    out: (text) => {
      said.out += text
    },
    err: (text) => {
      said.err += text
    },
  }
  const status = await count(() => TODAY).run(args, terminal)
  return { status, ...said, answer: said.out ? JSON.parse(said.out) : undefined }
}

function file(name: string, text: string | Uint8Array): string {
  const path = join(dir, name)
  writeFileSync(path, text)
  return path
}

test('what no column holds is said, how each was read, and which with values are not used', async () => {
  const seen = file('seen.csv', 'MRN,Last,Provider,Notes,Geburt,\n1,Doe,Dr. Fenn,,1980-01-02,x\n2,Roe,Dr. Fenn,,,\n')
  const { answer } = await run(seen, '--map', 'birth_date=Geburt')
  expect(answer).toMatchObject({
    missing: [
      expect.stringContaining('for the State or the ZIP code'),
      expect.stringContaining('for the street address'),
    ],
    columns: [
      { file: seen, column: 'MRN', field: 'mrn', from: 'name' },
      { file: seen, column: 'Last', field: 'family_name', from: 'name' },
      { file: seen, column: 'Provider', field: null, from: null },
      { file: seen, column: 'Geburt', field: 'birth_date', from: 'map' },
      { file: seen, column: '#6', field: null, from: null },
    ],
  })
})

test('a roster is counted, and each row is given its person', async () => {
  const roster = file(
    'roster, of May.csv',
    'MRN,First,Last,DOB,State\n1,Jane,Lowe,1980-01-02,MA\n2,Ali,Roe,1958-09-08,\n\n1,Jane,Lowe,1980-01-02,MA\n,,,,NY\n',
  )
  const people = join(dir, 'people.csv')
  const { status, answer, err } = await run(roster, '--people', people)
  expect({ status, err }).toEqual({ status: 0, err: '' })
  expect(answer).toEqual({
    rows: 4,
    people: 2,
    joined: 1,
    refused: 1,
    atLeast: 2,
    atMost: 2,
    expected: 2,
    warning: null,
    byState: { MA: 1, XX: 1 },
    review: 0,
    problems: [
      { file: roster, row: 4, column: null, message: expect.stringContaining('The row identifies no one') },
      {
        file: roster,
        row: null,
        column: 'State',
        message: expect.stringContaining('The State is missing from one row'),
      },
    ],
    missing: [expect.stringContaining('No column is used for the street address')],
    columns: ['mrn', 'given_name', 'family_name', 'birth_date', 'state'].map((field) =>
      expect.objectContaining({ field, from: 'name' }),
    ),
  })
  expect(readFileSync(people, 'utf8')).toBe(`file,row,person\n"${roster}",1,1\n"${roster}",2,2\n"${roster}",3,1\n`)
})

sharedTest('several rosters are counted together', async () => {
  const rosters = ['rosters/synthea_MA_1171_patients.csv', 'rosters/synthea_MA_1171_patients_excel-es-mangled.csv'].map(
    sharedFile,
  )
  const { answer } = await run(...rosters)
  expect(answer).toMatchObject({
    rows: 2342,
    people: 1171,
    joined: 1171,
    refused: 0,
    byState: { MA: 1171 },
    problems: [
      { file: rosters[1], row: 641, column: 'ZIP', message: expect.stringContaining('five or nine digits') },
      { file: rosters[1], row: null, column: 'ZIP', message: expect.stringContaining('627 rows') },
    ],
  })
})

test('a problem names file, row and column, and never the value', async () => {
  const { answer, out } = await run(file('odd.csv', 'MRN,Last,DOB\n1,Doe,13/32/1980\n'))
  expect(answer.problems).toMatchObject([{ row: 1, column: 'DOB' }])
  expect(out).not.toContain('13/32/1980')
})

test('wrong usage is told with the usage, and has the status 2', async () => {
  const roster = file('r.csv', 'MRN\n1\n')
  for (const args of [[], [roster, '--nope'], [roster, '--map', 'mrn'], [roster, '--map', 'nickname=MRN']]) {
    const { status, err, out } = await run(...args)
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain('count FILE…')
  }
})

test('--help explains the command', async () => {
  expect(await run('--help')).toMatchObject({ status: 0, out: '', err: expect.stringContaining('--map FIELD=COLUMN') })
})

test('the header may be said to stand in another line, or in none', async () => {
  const junk = file('junk.csv', 'Spa,export\nAkte,Wer\nA-1,Ann Roe\n')
  const maps = ['--map', 'mrn=Akte', '--map', 'name=Wer']
  expect((await run(junk, '--header', '2', ...maps)).answer).toMatchObject({ rows: 1, people: 1 })
  const people = file('people.csv', '1,Ann Roe\n2,Bo Poe\n')
  expect((await run(people)).err).toContain('--header 0')
  expect((await run(people, '--header', '0', '--map', 'mrn=#1')).answer).toMatchObject({ rows: 2, people: 2 })
  expect((await run(people, '--header', 'x')).err).toContain('--header needs a line number')
})

test('dates that the file leaves open are read as the command line says, and else the month first, with a note', async () => {
  const roster = file('open.csv', 'MRN,Last,DOB\n1,Doe,03/04/1980\n')
  expect((await run(roster)).answer.problems).toMatchObject([
    { row: null, column: 'DOB', message: expect.stringContaining('--dates dmy') },
  ])
  expect((await run(roster, '--dates', 'dmy')).answer.problems).toEqual([])
  expect(await run(roster, '--dates', 'ymd')).toMatchObject({ status: 2, err: expect.stringContaining('mdy or dmy') })
})

test('what is no roster is refused with a sentence and the status 1, and nothing is counted', async () => {
  const cases: [string[], string][] = [
    [[join(dir, 'none.csv')], 'File not found.'],
    [[dir], 'This is a folder'],
    [[file('old.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'))], 'This is an old Excel workbook'],
    [[file('empty.csv', '')], 'The file is empty'],
    [[file('s.csv', 'MRN\n1\n'), '--map', 'name=Who'], 'There is no column "Who". The columns are: MRN.'],
  ]
  for (const [args, sentence] of cases) {
    const { status, err, out } = await run(...args)
    expect({ status, out }).toEqual({ status: 1, out: '' })
    expect(err).toContain(`${args[0]}: ${sentence}`)
  }
})

test('a table in which no column names anybody is read, all its rows refused, and says so', async () => {
  const { status, answer, err } = await run(file('abc.csv', 'a,b,c\nx,y,z\nu,v,w\n'))
  expect(status).toBe(0)
  expect(answer).toMatchObject({ rows: 2, people: 0, joined: 0, refused: 2 })
  expect(err).toContain('Use --map to name the columns with names and numbers.')
})

const tables = listedFiles(({ file, expected }) => file.startsWith('csv/') && expected !== null)

describeShared('of the awkward files', () => {
  test.each(tables.map((table) => [table.file, table] as const))(
    '%s leaves no row unaccounted for',
    async (name, { map, expected }) => {
      const maps = mapOf({ map }).flatMap((each) => ['--map', each])
      const { status, answer, err } = await run(sharedFile(name), ...maps)
      if (status === 1) {
        expect(['refuse', 'either']).toContain(expected!.answer)
        expect(err).toMatch(/\.\n$/)
        return
      }
      expect(expected!.answer).not.toBe('refuse')
      if (expected!.rows !== undefined) expect(answer.rows).toBe(expected!.rows)
      expect(answer.people + answer.joined + answer.refused).toBe(answer.rows)
      if (map && expected!.people !== undefined) expect(answer.people).toBe(expected!.people)
      const odd: number[] = answer.problems.map(({ row }: { row: number | null }) => row)
      for (const row of Object.keys(expected!.cellsInOddRows ?? {})) expect(odd).toContain(Number(row))
    },
  )
})

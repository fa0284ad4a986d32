import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PASSWORD } from '../../cast/practice.ts'
import { fillBook, type Written } from './fill.ts'
import { type Measured, measurePage } from './measure.ts'
import { serveBook } from './served.ts'

const FEW = 10
const MANY = 10_000
const USUAL = 12
const CROWD = Number(process.env.CROWD ?? 100_000)

const MOST_MILLISECONDS = 150
const MOST_GROWTH = 1.5
/** Of what takes a few milliseconds the ratio is noise. */
const NO_GROWTH_BELOW_MS = 3
const MOST_MEGABYTES = 250
const MOST_KILOBYTES = 250

type Pages = readonly (readonly [name: string, path: string])[]

const BOOK_PAGES: Pages = [
  ['first page', '/'],
  ['list, overdue', '/incidents?show=overdue'],
  ['list, one kind', '/incidents?kind=phishing'],
  ['year-end', '/year-end'],
  ['reports', '/reports'],
  ['calls', '/calls'],
  ['law', '/law'],
  ['log', '/log'],
]

const INCIDENT_PAGES: Pages = [
  ['incident', ''],
  ['duties', '/duties'],
  ['steps', '/steps'],
  ['people', '/people'],
  ['ledger', '/ledger'],
  ['pairs', '/review'],
  ['not reached', '/unreached'],
  ['decision', '/assessment'],
  ['OCR sheet', '/ocr-sheet'],
  ['documents', '/documents'],
  ['letter', '/letter'],
  ['mailings', '/mailings'],
  ['one mailing', '/mailings/MAILING'],
  ['timeline', '/timeline'],
  ['closing', '/close'],
]

type Taken = { [name: string]: Measured }

/**
 * What the main pages take in a book of ten incidents and in one of ten thousand, and in an incident of a hundred thousand
 * people (CROWD says how many) whose letters were mailed; what the process then holds. Whether all keep the limits.
 */
export async function pages(): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'breachbook-bench-'))
  try {
    const few = await measureBook(join(folder, 'few'), FEW, [USUAL])
    const many = await measureBook(join(folder, 'many'), MANY, [CROWD, USUAL])
    return print(few, many)
  } finally {
    await rm(folder, { recursive: true })
  }
}

type Book = { usual: Taken; crowd: Taken; megabytes: number | null }

// The usual incident is logged last: it stands on the first page of the list.
async function measureBook(data: string, incidents: number, rosters: readonly number[]): Promise<Book> {
  const written = await fillBook(data, incidents - rosters.length, rosters)
  const [crowded] = written.slice(0, -1)
  const served = await serveBook(data, 'officer@harbor.example', PASSWORD)
  try {
    const take = async (wanted: Pages): Promise<Taken> => {
      const taken: Taken = {}
      for (const [name, path] of wanted) taken[name] = await measurePage(served, path)
      return taken
    }
    const usual = { ...(await take(BOOK_PAGES)), ...(await take(pagesOf(written.at(-1)))) }
    const crowd = crowded ? await take(pagesOf(crowded)) : {}
    return { usual, crowd, megabytes: served.megabytes() }
  } finally {
    await served.stop()
  }
}

function pagesOf(written: Written | undefined): Pages {
  if (!written) throw new Error('A book of the bench has an incident with letters.')
  const { incident, mailing } = written
  return INCIDENT_PAGES.map(([name, path]) => [name, `/incidents/${incident}${path.replace('MAILING', mailing)}`])
}

function print(few: Book, many: Book): boolean {
  console.log(`Pages as a signed-in officer asks for them, one after the other, Node ${process.versions.node}.`)
  console.log(
    `Each cell: SQL statements; p50 / p95 and time of the processor in ms; KB sent. A star: asked for fewer than 40 times.\n`,
  )
  console.log(
    row('', `${inFigures(FEW)} incidents`, `${inFigures(MANY)} incidents`, 'times', `${inFigures(CROWD)} people`),
  )
  for (const [name, page] of Object.entries(many.usual))
    console.log(
      row(name, cell(few.usual[name]), cell(page), growthOf(few.usual[name], page).toFixed(1), cell(many.crowd[name])),
    )
  console.log()
  return [...limitsOf(few, many)].every((isKept) => isKept)
}

function* limitsOf(few: Book, many: Book): Generator<boolean> {
  const all = [few.usual, many.usual, many.crowd].flatMap((taken) => Object.entries(taken))
  const slow = all.filter(([, { p95 }]) => p95 > MOST_MILLISECONDS).map(([name]) => name)
  yield limit(`p95 of each page at most ${MOST_MILLISECONDS} ms`, slow)
  const heavy = all.filter(([, { bytes }]) => bytes > MOST_KILOBYTES * 1000).map(([name]) => name)
  yield limit(`${MOST_KILOBYTES} KB of each page at most`, heavy)
  const grown = Object.entries(many.usual).filter(([name, page]) => hasGrown(few.usual[name], page))
  yield limit(
    `time of the processor at ${inFigures(MANY)} incidents at most ${MOST_GROWTH} times that at ${FEW}, or ${NO_GROWTH_BELOW_MS} ms more`,
    grown.map(([name]) => name),
  )
  const megabytes = many.megabytes ?? 0
  console.log(
    `The process then holds ${many.megabytes === null ? 'what nobody can tell here' : `${inFigures(megabytes)} MB`}.`,
  )
  yield limit(`${MOST_MEGABYTES} MB at most`, megabytes > MOST_MEGABYTES ? ['memory'] : [])
}

function hasGrown(before: Measured | undefined, after: Measured): boolean {
  return growthOf(before, after) > MOST_GROWTH && after.cpu - (before?.cpu ?? 0) > NO_GROWTH_BELOW_MS
}

// Whatever else the machine does, a page that does more takes more of the processor: the time on the wall says less.
function growthOf(before: Measured | undefined, after: Measured): number {
  return after.cpu / (before?.cpu ?? Number.NaN)
}

function limit(words: string, missed: readonly string[]): boolean {
  const which = [...new Set(missed)].join(', ')
  console.log(`Limit: ${words}: ${which === '' ? 'kept' : `MISSED by ${which}`}.`)
  return which === ''
}

function cell(measured: Measured | undefined): string {
  if (!measured) return ''
  const { statements, p50, p95, cpu, times, bytes } = measured
  const [half, most, busy] = [p50, p95, cpu].map((milliseconds) => milliseconds.toFixed(milliseconds < 100 ? 1 : 0))
  return `${inFigures(statements)}; ${half} / ${most}${times < 40 ? '*' : ''}, ${busy}; ${inFigures(bytes / 1000)} KB`
}

function row(name: string, few: string, many: string, times: string, crowd: string): string {
  return name.padEnd(16) + few.padStart(34) + many.padStart(40) + times.padStart(8) + crowd.padStart(40)
}

function inFigures(number: number): string {
  return Math.round(number).toLocaleString('en-US')
}

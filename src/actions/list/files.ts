import { Missing } from '../../errors.ts'
import { spreadsheetLine } from '../../people/reading/file/csv.ts'
import { canonical, type Json, sha256 } from '../../storage/log/canonical.ts'
import { type Cell, workbookOf } from '../book/workbook.ts'
import { COLUMNS } from './columns.ts'

/** What an exported list can be. */
export const FORMATS = ['csv', 'xlsx', 'json'] as const

export type Format = (typeof FORMATS)[number]

/** The format of that name. Throws Missing. */
export function theFormat(name: string): Format {
  const format = FORMATS.find((each) => each === name)
  if (!format) throw new Missing(`There is no format "${name}". Choose csv, xlsx or json.`)
  return format
}

/** Who exported it, when (an instant), narrowed to what, how many rows, and the SHA-256 of these as canonical JSON (RFC 8785). */
export type AboutExport = {
  exportedBy: string
  exportedAt: string
  filter: Readonly<Record<string, string>>
  rows: number
  rowsSha256: string
}

type Rows = readonly (readonly Cell[])[]

/** The SHA-256 of rows, as `items` of the JSON has them without spaces. */
export function hashOfRows(rows: Rows): string {
  return sha256(canonical(rows.map(itemOf)))
}

/** A list of incidents as a file, in pieces. A CSV file has no place for what it is about. */
export function listFile(format: Format, rows: Rows, about: AboutExport): AsyncIterable<Uint8Array> {
  return FILES[format](rows, about)
}

const FILES: Record<Format, (rows: Rows, about: AboutExport) => AsyncIterable<Uint8Array>> = {
  csv: (rows) => encoded(csvLines(rows)),
  json: (rows, about) => encoded(jsonPieces(rows, about)),
  xlsx: (rows, about) =>
    workbookOf(
      [
        { name: 'Incidents', widths: COLUMNS.map(({ width }) => width), rows: [LABELS, ...rows] },
        { name: 'About this export', widths: [16, 70], rows: aboutRows(about) },
      ],
      about.exportedAt,
    ),
}

const LABELS = COLUMNS.map(({ label }) => label)

function* csvLines(rows: Rows): Generator<string> {
  yield `\ufeff${spreadsheetLine(LABELS)}`
  for (const cells of rows) yield spreadsheetLine(cells.map((cell) => String(plain(cell) ?? '')))
}

function* jsonPieces(rows: Rows, about: AboutExport): Generator<string> {
  yield `${JSON.stringify(about).slice(0, -1)},"items":[`
  for (const [at, cells] of rows.entries()) yield `${at === 0 ? '' : ','}${canonical(itemOf(cells))}`
  yield ']}\n'
}

function itemOf(cells: readonly Cell[]): Json {
  return Object.fromEntries(COLUMNS.map(({ name }, at) => [name, plain(cells[at] ?? null)]))
}

function plain(cell: Cell): string | number | null {
  return typeof cell === 'object' && cell !== null ? cell.day : cell
}

function aboutRows({ exportedBy, exportedAt, filter, rows, rowsSha256 }: AboutExport): Cell[][] {
  const narrowed = Object.entries(filter).map(([name, value]) => `${name}: ${value}`)
  return [
    ['Exported by', exportedBy],
    ['Exported at', exportedAt],
    ['Filter', narrowed.length === 0 ? 'none' : narrowed.join('; ')],
    ['Rows', rows],
    ['SHA-256 of rows', rowsSha256],
  ]
}

const LINES_AT_ONCE = 500

async function* encoded(lines: Iterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let [held, count] = ['', 0]
  for (const line of lines) {
    held += line
    count += 1
    if (count % LINES_AT_ONCE > 0) continue
    yield encoder.encode(held)
    held = ''
  }
  yield encoder.encode(held)
}

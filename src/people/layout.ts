import { type ColumnMap, type Columns, columnsOf } from './columns.ts'
import { type DateOrder, isAmbiguous, orderShownBy } from './date.ts'
import { decoder, type Encoding } from './encoding.ts'
import type { Field } from './fields.ts'
import { findHeader } from './header.ts'
import { masked } from './mask.ts'
import { type Shape, shapeOf } from './separator.ts'
import { type Line, type TableReader, tableReader } from './table.ts'
import { clean } from './values.ts'

/** How a roster is to be read. Plain data: it may be kept, shown for correction, and sent to a worker. */
export type Layout = Shape & {
  encoding: Encoding
  /** Records before the first row: the header and whatever stands above it. */
  skip: number
  header: string[]
  columns: Columns
  dateOrder: DateOrder
  /** No date of the file tells whether month or day comes first, and some could be read either way. */
  dateOrderOpen: boolean
  /** What is proposed for each column, with a few masked values, for a person to correct. */
  proposal: ColumnProposal[]
}

export type ColumnProposal = { place: number; name: string; field: Field | null; samples: string[] }

/** Reads the beginning of a file, or all of it where its dates stay open. `push` answers true once it has seen enough. */
export type Surveyor = { push(bytes: Uint8Array): boolean; end(): Layout }

const SAMPLE_CHARACTERS = 1 << 16
const SAMPLES_SHOWN = 3

/**
 * Finds out how a roster is to be read. Both `push` and `end` throw Unreadable where the file is no table
 * of people or the map does not fit its columns.
 */
export function surveyor(map: ColumnMap): Surveyor {
  const bytes = decoder()
  let sample = ''
  let survey: ReturnType<typeof begin> | undefined
  const take = (text: string, last: boolean): boolean => {
    if (survey) return survey.dates.look(survey.reader.push(text))
    sample += text
    if (!last && sample.length < SAMPLE_CHARACTERS) return false
    survey = begin(sample, map, last)
    sample = ''
    return survey.dates.settled()
  }
  return {
    push: (chunk) => take(bytes.push(chunk), false),
    end() {
      take(bytes.end(), true)
      return {
        ...survey!.layout,
        encoding: bytes.encoding(),
        dateOrder: survey!.dates.order(),
        dateOrderOpen: survey!.dates.open(),
      }
    },
  }
}

function begin(sample: string, map: ColumnMap, last: boolean) {
  const shape = shapeOf(sample)
  const reader: TableReader = tableReader(shape.separator, shape.eol)
  const lines = [...reader.push(sample), ...(last ? reader.end() : [])]
  const at = findHeader(lines, map)
  const header = lines[at]!.cells.map(clean)
  const columns = columnsOf(header, map)
  const rows = lines.slice(at + 1)
  const dates = dateWatch(columns)
  dates.look(rows)
  return {
    reader,
    dates,
    layout: { ...shape, skip: at + 1, header, columns, proposal: propose(header, columns, rows) },
  }
}

function dateWatch(columns: Columns) {
  const places = [...(columns.birth_date ?? []), ...(columns.death_date ?? [])]
  const seen = { month_first: 0, day_first: 0, ambiguous: 0 }
  const note = (value: string): void => {
    const shown = orderShownBy(value)
    if (shown) seen[shown]++
    else if (isAmbiguous(value)) seen.ambiguous++
  }
  const known = () => seen.month_first + seen.day_first > 0
  return {
    look(lines: Line[]): boolean {
      for (const { cells } of lines) for (const place of places) note(cells[place] ?? '')
      return known()
    },
    settled: () => known() || places.length === 0,
    order: (): DateOrder => (seen.day_first > seen.month_first ? 'day_first' : 'month_first'),
    open: () => !known() && seen.ambiguous > 0,
  }
}

function propose(header: string[], columns: Columns, rows: Line[]): ColumnProposal[] {
  const fields = Object.entries(columns) as [Field, readonly number[]][]
  return header.map((name, place) => ({
    place,
    name,
    field: fields.find(([, places]) => places.includes(place))?.[0] ?? null,
    samples: samplesOf(rows, place),
  }))
}

function samplesOf(rows: Line[], place: number): string[] {
  const samples = new Set<string>()
  for (const { cells } of rows) {
    const value = clean(cells[place] ?? '')
    if (value !== '') samples.add(masked(value))
    if (samples.size === SAMPLES_SHOWN) break
  }
  return [...samples]
}

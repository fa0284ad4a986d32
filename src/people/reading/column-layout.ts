import type { DateOrder } from '../values/date.ts'
import { clean } from '../values/values.ts'
import { type ColumnMap, type Columns, recognised } from './columns.ts'
import { type DateWatch, dateWatch } from './date-watch.ts'
import { fittedHeader, type Misfit } from './fields/shifted-header.ts'
import { decoder } from './file/encoding.ts'
import type { Encoding } from './file/line-decoder.ts'
import type { Line, Shape } from './file/record.ts'
import { shapeOf } from './file/separator.ts'
import { type TableReader, tableReader } from './file/table.ts'
import { narrow } from './file/widths.ts'
import type { SheetFound } from './file/workbook.ts'
import { findHeader, headerAt, headerKnown, namelessHeader } from './header.ts'
import { type KeptLayouts, recognizer, type SavedLayout } from './kept-layout.ts'
import { cutInSample } from './list/cut-short.ts'
import { type ColumnProposal, type FirstLine, firstLines, propose, type Show } from './proposal.ts'
import { sourcedColumns } from './sourced-columns.ts'

/** How a roster is to be read. Plain data: it may be kept, shown for correction, and sent to a worker. */
export type ColumnLayout = Shape & {
  encoding: Encoding
  /** The sheets with rows, where the file is a workbook. */
  sheets: SheetFound[]
  /** Records before the first row: the header and whatever stands above it. 0 where no line is a header. */
  skip: number
  /** The names of the columns; all of them empty where no line is a header. */
  header: string[]
  /** The cells of the header's line, where names were joined or parted. */
  written?: string[] | undefined
  /** What became of a header that is longer or shorter than nearly all rows. */
  misfit?: Misfit | undefined
  /** What shows already that the list was cut short, in sentences. */
  cut?: string[] | undefined
  /** Somebody, or a usual name, says what at least one of the columns holds. */
  understood: boolean
  columns: Columns
  dateOrder: DateOrder
  /** What the dates with dots tell of their own order; undefined where none of them tells. */
  dotOrder?: DateOrder | undefined
  /** No date of the file tells whether month or day comes first, and some could be read either way. */
  dateOrderOpen: boolean
  /** Neither a date of the file nor anybody told the order: the first is as good as the other. */
  dateOrderGuessed: boolean
  /** What is proposed for each column, with a few values, masked unless `show` said otherwise, for a person to correct. */
  proposal: ColumnProposal[]
  firstLines: FirstLine[]
}

/**
 * What is known of a file before it is read: which sheet of a workbook is meant, the line of its header (from 1; 0: there
 * is none), its columns as somebody confirmed them, and layouts kept by header.
 */
export type Given = {
  sheet?: string | undefined
  header?: number | undefined
  columns?: Columns | undefined
  kept?: KeptLayouts | undefined
  /** How values are shown in the proposal: masked, unless it is only for somebody who may see them. */
  show?: Show | undefined
}

/** Reads the beginning of a file, or all of it where its dates stay open. `push` answers true once it has seen enough. */
export type LayoutDetector = { push(bytes: Uint8Array): boolean; end(): ColumnLayout }

const SAMPLE_CHARACTERS = 1 << 16
/** A workbook is there whole: more of it costs no waiting. */
const SAMPLE_OF_WORKBOOK = 1 << 18

/**
 * Finds out how a roster is to be read: as the map says, else as it was kept, else as the names of its columns suggest.
 * Both `push` and `end` throw Unreadable where the file is no table of people or the map does not fit its columns.
 */
export function layoutDetector(map: ColumnMap, given: Given = {}): LayoutDetector {
  const bytes = decoder({ sheet: given.sheet, recognize: recognizer(map, given.kept) })
  let sample = ''
  let detected: Detected | undefined
  const take = (text: string, last: boolean, enough = SAMPLE_CHARACTERS): boolean => {
    if (detected) return detected.dates.look(detected.reader.push(text))
    sample += text
    if (!last && sample.length < enough) return false
    detected = begin(sample, map, given, last)
    sample = ''
    return detected.dates.settled()
  }
  return {
    push: (chunk) => take(bytes.push(chunk), false),
    end() {
      for (const text of bytes.end()) take(text, false, SAMPLE_OF_WORKBOOK)
      take('', true)
      return { ...detected!.layout, encoding: bytes.encoding(), sheets: bytes.sheets?.() ?? [], ...datesOf(detected!) }
    },
  }
}

type Detected = {
  reader: TableReader
  dates: DateWatch
  kept: SavedLayout | undefined
  layout: Omit<ColumnLayout, 'encoding' | 'sheets' | 'dateOrder' | 'dotOrder' | 'dateOrderOpen' | 'dateOrderGuessed'>
}

function datesOf({
  dates,
  kept,
}: Detected): Pick<ColumnLayout, 'dateOrder' | 'dotOrder' | 'dateOrderOpen' | 'dateOrderGuessed'> {
  const order = dates.order() ?? kept?.dateOrder ?? undefined
  const guessed = order === undefined
  const dotOrder = dates.dots()
  return {
    dateOrder: order ?? 'month_first',
    ...(dotOrder && { dotOrder }),
    dateOrderOpen: guessed && dates.open(),
    dateOrderGuessed: guessed,
  }
}

function begin(sample: string, map: ColumnMap, given: Given, last: boolean): Detected {
  const shape = shapeOf(sample)
  const reader: TableReader = tableReader(shape)
  const lines = narrow([...reader.push(sample), ...(last ? reader.end() : [])])
  const skip = skipOf(lines, map, given)
  const rows = lines.slice(skip)
  const fitted =
    skip === 0 ? { header: namelessHeader(lines) } : fittedHeader(lines[skip - 1]!.cells, rows, shape.separator)
  const { header } = fitted
  const kept = skip === 0 ? undefined : given.kept?.(header)
  const sourced = sourcedColumns({ header, map, kept, given: given.columns }, rows)
  const { columns } = sourced
  const dates = dateWatch(columns)
  dates.look(rows)
  const understood = kept !== undefined || map.size > 0 || recognised(header, map) > 0
  const shown = {
    proposal: propose(header, sourced, rows, given.show),
    firstLines: firstLines(lines, skip, given.show),
  }
  const cut = cutInSample(lines, { ...fitted, columns, skip }, last)
  const layout = { ...shape, ...fitted, skip, understood, columns, ...shown, ...(cut.length > 0 && { cut }) }
  return { reader, dates, kept, layout }
}

function skipOf(lines: readonly Line[], map: ColumnMap, { header, kept }: Given): number {
  if (header === 0) return 0
  if (header !== undefined) return headerAt(lines, header) + 1
  const known = kept ? headerKnown(lines, (cells) => kept(cells.map(clean))) : -1
  return (known < 0 ? findHeader(lines, map) : known) + 1
}

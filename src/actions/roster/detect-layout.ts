import { Refused } from '../../errors.ts'
import type { ColumnLayout, Given } from '../../people/reading/column-layout.ts'
import type { Columns } from '../../people/reading/columns.ts'
import type { DateOrder } from '../../people/values/date.ts'
import { layoutInPlace, type Reads } from '../book/reads.ts'
import { EMPTY_FILE } from './uploads.ts'

/**
 * How a roster is to be read where the guess has to be corrected: `FIELD=COLUMN` entries, or all columns as somebody
 * confirmed them; the sheet of a workbook; the line of the header (from 1; 0: no line is one); the order of dates. `layout`: detected already.
 */
export type Reading = {
  map: readonly string[]
  columns?: Columns | undefined
  header?: number | undefined
  sheet?: string | undefined
  dateOrder?: DateOrder | undefined
  /** Somebody is there to be asked for the order of dates that the file leaves open. */
  asksDates?: boolean
  layout?: ColumnLayout | undefined
  /** Somebody saw what the list lacks, and goes on without it. */
  goesOn?: boolean
  /** Replaces the roster that was read otherwise from the same file. */
  replaces?: boolean | undefined
  /** Which file it is, where that was looked up already. */
  file?: ReadFile | undefined
}

/** A file by the SHA-256 of its bytes, and how it was read: two readings of one file bring different people. */
export type ReadFile = { sha256: string; readAs: string }

/** Finds out how a file is to be read, its values shown `plain` or masked. Throws Refused (or Unreadable) when it is no table of people. */
export async function detectLayout(
  bytes: AsyncIterable<Uint8Array>,
  { map, columns, header, sheet, dateOrder, layout: known }: Reading,
  { kept, plain = false, reads = { layout: layoutInPlace } }: Beside = {},
): Promise<ColumnLayout> {
  if (known) return known
  const layout = await reads.layout(bytes, { map, columns, header, sheet, plain }, kept)
  if (!layout) throw new Refused(EMPTY_FILE)
  return dateOrder ? { ...layout, dateOrder, dateOrderOpen: false, dateOrderGuessed: false } : layout
}

type Beside = Pick<Given, 'kept'> & { plain?: boolean | undefined; reads?: Pick<Reads, 'layout'> | undefined }

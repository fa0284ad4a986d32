import { isFurniture, isRule, isTitle } from './furniture.ts'

/** The places of the columns of each field, from 0. */
export type Places = { readonly [field: string]: readonly number[] | undefined }

/** What tells of a row whether it is furniture: the names of the columns and what they hold. */
export type TableForm<C extends Places = Places> = { header: readonly string[]; columns: C }

/** Why a row of a table that has something in it is nobody, for who can fix it; undefined where it may be somebody. */
export function whyNotAPerson(cells: readonly string[], form: TableForm): string | undefined {
  if (isHeader(cells, form.header)) return 'The row repeats the column names, so it is not a person.'
  if (isReportLine(cells, form))
    return 'The row looks like a total, heading or report footer, not a person, so it is not counted. If it is a person, add more details about them.'
  return undefined
}

// Reports print the header again on each page.
function isHeader(cells: readonly string[], header: readonly string[]): boolean {
  if (!areOne(cells[0], header[0]) || header.filter((name) => name.trim() !== '').length < 2) return false
  return header.every((name, at) => areOne(cells[at], name))
}

function areOne(cell = '', name = ''): boolean {
  return cell.trim().toLowerCase() === name.trim().toLowerCase()
}

const CELLS_OF_FURNITURE = 3
const NARROW = 2

function isReportLine(cells: readonly string[], { header, columns }: TableForm): boolean {
  if (isRule(cells)) return true
  const filled: number[] = []
  for (let at = 0; at < cells.length; at++) {
    if (cells[at] === '' || cells[at]!.trim() === '') continue
    if (filled.push(at) > CELLS_OF_FURNITURE) return false
  }
  const texts = filled.map((at) => cells[at]!.trim())
  const words = texts
    .join(' ')
    .replace(/[\s*_|-]+/g, ' ')
    .trim()
  if (isNumbered(filled, texts, columns)) return false
  if (isFurniture(words, filled.length)) return true
  if (filled.length !== 1 || header.length <= NARROW) return false
  return isTitle(words) || (isIn(columns.mrn, filled[0]!) && isNoRecordNumber(words))
}

// Somebody called Total or Count has a ZIP code or a record number of his own; what is counted stands elsewhere.
function isNumbered(filled: readonly number[], texts: readonly string[], columns: Places): boolean {
  const [label, number] = [texts[0] ?? '', filled[1]]
  if (!/^(total|count)$/i.test(label) || number === undefined) return false
  if (isIn(columns.zip, number)) return /^\d{5}(-?\d{4})?$/.test(texts[1]!)
  return isIn(columns.mrn, number) && NAMES.some((field) => isIn(columns[field], filled[0]!))
}

const NAMES = ['family_name', 'given_name', 'name'] as const

function isIn(places: readonly number[] | undefined, at: number): boolean {
  return places?.includes(at) ?? false
}

// A heading that stands in the first column: words, and no number.
function isNoRecordNumber(words: string): boolean {
  const found = words.match(/\p{L}{2,}/gu) ?? []
  return found.length >= 2 && (!/\d/.test(words) || found.filter((word) => word.length > 2).length >= 2)
}

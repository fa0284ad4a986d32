import { clean } from '../../values/values.ts'
import { fieldOfColumn } from '../fields/column-names.ts'
import { decoder } from '../file/encoding.ts'
import { isBlank } from '../file/record.ts'
import { Unreadable } from '../file/refusals.ts'
import { shapeOf } from '../file/separator.ts'
import { tableReader } from '../file/table.ts'

/** A row of a file of codes, 1 the first below the header; `reference`: whose it is, null where it is anybody’s. */
export type CodeRow = { row: number; code: string; reference: string | null }

/**
 * The rows of a file of codes: one code a row, or with a column that says whose each is. Throws Unreadable where it is
 * neither. A workbook (.xlsx) is read too.
 */
export function codeRows(bytes: Uint8Array): CodeRow[] {
  const lines = linesOf(bytes)
  const [first = []] = lines
  const width = lines.reduce((most, cells) => Math.max(most, cells.findLastIndex((cell) => cell !== '') + 1), 0)
  const places = placesIn(first, width)
  const rows = places.hasHeader ? lines.slice(1) : lines
  const at = (cells: readonly string[], place: number | null) => (place === null ? '' : (cells[place] ?? ''))
  return rows.map((cells, index) => ({
    row: index + 1,
    code: at(cells, places.code),
    reference: places.reference === null ? null : at(cells, places.reference),
  }))
}

function linesOf(bytes: Uint8Array): string[][] {
  const decoding = decoder()
  const text = decoding.push(bytes) + [...decoding.end()].join('')
  const table = tableReader(shapeOf(text))
  const lines = [...table.push(text), ...table.end()]
  return lines.filter(({ cells }) => !isBlank(cells)).map(({ cells }) => cells.map(clean))
}

type Places = { code: number; reference: number | null; hasHeader: boolean }

function placesIn(first: readonly string[], width: number): Places {
  const code = first.findIndex(isCodeName)
  if (width <= 1) return { code: 0, reference: null, hasHeader: code === 0 }
  const reference = first.findIndex((name, place) => place !== code && isReferenceName(name))
  if (code < 0 || reference < 0) throw new Unreadable(NAME_THE_COLUMNS)
  return { code, reference, hasHeader: true }
}

const NAME_THE_COLUMNS =
  'The file has more than one column, and its first row does not name them. Name the column of codes “code” and the column that says whose each is “reference”, or keep the codes alone.'

function isCodeName(name: string): boolean {
  return fieldOfColumn(name)?.field === 'monitoring_code' || /^(?:unique |single use )?codes?$/i.test(name)
}

function isReferenceName(name: string): boolean {
  return (
    fieldOfColumn(name)?.field === 'mrn' ||
    /^(?:letter )?(?:reference|ref)(?: (?:id|number|no|#))?$|^person$/i.test(name)
  )
}

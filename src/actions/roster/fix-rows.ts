import type { Day } from '../../breach/law/day.ts'
import { Conflict, Refused } from '../../errors.ts'
import { rowAnew } from '../../people/reading/reading.ts'
import { sha256 } from '../../storage/log/canonical.ts'
import {
  countUploadRows,
  findUploadRows,
  listUploadRows,
  type UploadRowKind,
} from '../../storage/roster/upload-rows.ts'
import { todayOf } from '../book/today.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { vaultOf } from '../people/people.ts'
import { theCheck, type UploadCheck } from './check-upload.ts'
import { areSame, keepRow, openRow, type RowKept } from './row-fixes.ts'

/** A row of an upload as it is shown for correction; `version` tells whether it was corrected since. */
export type RowShown = RowKept & { row: number; version: string }

/** The rows of an upload, a page of them, and how many there are. */
export type RowsShown = { rows: RowShown[]; page: number; pages: number; problems: number; fixed: number }

/** What somebody typed into a row: texts by the place of their cell. */
export type RowTyped = { row: number; version: string; texts: ReadonlyMap<number, string> }

/** Rows a page. */
export const ROWS_A_PAGE = 50

/** The rows with problems, or those that were corrected, a page at a time. */
export async function rowsToFix(
  opened: OpenIncident,
  upload: string,
  kind: UploadRowKind,
  wanted: number,
): Promise<RowsShown> {
  const { db } = opened.book
  const [problems, fixed] = [await countUploadRows(db, upload, 'problems'), await countUploadRows(db, upload, 'fixed')]
  const pages = Math.max(1, Math.ceil((kind === 'fixed' ? fixed : problems) / ROWS_A_PAGE))
  const page = Math.min(Math.max(1, wanted), pages)
  const stored = await listUploadRows(db, upload, kind, { offset: (page - 1) * ROWS_A_PAGE, limit: ROWS_A_PAGE })
  const vault = await vaultOf(opened)
  const rows = stored.map((row) => shown(row.row, openRow(vault, row)))
  return { rows, page, pages, problems, fixed }
}

/**
 * Keeps what was typed into rows and reads those rows anew. A row that was left as it was shown stays; sent twice, it is
 * kept once. Throws Conflict where somebody else corrected a row meanwhile; the others are kept.
 */
export async function fixRows(opened: OpenIncident, upload: string, sent: readonly RowTyped[]): Promise<void> {
  const typed = sent.slice(0, ROWS_A_PAGE)
  const check = await theCheck(opened, upload)
  if (!check) throw new Refused('Check the rows first.')
  const today = await todayOf(opened.book)
  const vault = await vaultOf(opened)
  const stored = await findUploadRows(
    opened.book.db,
    upload,
    typed.map(({ row }) => row),
  )
  const known = new Map(stored.map((row) => [row.row, shown(row.row, openRow(vault, row))]))
  const [kept, stale]: [ReturnType<typeof keepRow>[], number[]] = [[], []]
  for (const one of typed) {
    const now = known.get(one.row)
    const cells = now && cellsTyped(now, one, check)
    if (!cells || areSame(cells, now.cells)) continue
    if (one.version !== now.version) stale.push(one.row)
    else kept.push(keepRow(vault, upload, one.row, readAnew(now, cells, check, today)))
  }
  await opened.book.stage(kept)
  if (stale.length > 0) throw new Conflict(changedElsewhere(stale))
}

/** What tells whether the cells of a row are still those that somebody saw. */
export function versionOf(cells: readonly string[]): string {
  return sha256(JSON.stringify(cells)).slice(0, 16)
}

/** How a cell stands in a field of one line. */
export function asTyped(cell: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no field takes them
  return cell.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim()
}

function shown(row: number, kept: RowKept): RowShown {
  return { row, ...kept, version: versionOf(kept.cells) }
}

function readAnew({ row, was, under }: RowShown, cells: string[], { layout }: UploadCheck, today: Day): RowKept {
  return { was, cells, under, notes: rowAnew({ ...layout, ...under }, today)(row, cells).notes }
}

// A text that says what the cell says leaves it as it is: a field shows no line breaks.
function cellsTyped({ cells, was, under }: RowKept, { texts }: RowTyped, { layout }: UploadCheck): string[] {
  const { header } = under ?? layout
  const width = Math.max(cells.length, ...[...texts].flatMap(([place, text]) => (text === '' ? [] : [place + 1])))
  const typed = Array.from({ length: width }, (_, place) => {
    const cell = cells[place] ?? ''
    const text = texts.get(place)
    return text === undefined || text === asTyped(cell) ? cell : text
  })
  const isBack = typed.every((cell, place) => cell === (was[place] ?? '')) && typed.length <= was.length
  if (isBack || areSame(typed, cells)) return isBack ? [...was] : typed
  while (typed.length < header.length) typed.push('')
  while (typed.length > header.length && typed.at(-1) === '') typed.pop()
  return typed
}

function changedElsewhere(rows: readonly number[]): string {
  const which = rows.length === 1 ? `Row ${rows[0]} was` : `Rows ${rows.join(', ')} were`
  return `${which} changed in another window meanwhile. What is saved there is shown now. Other rows were saved.`
}

import { createHash } from 'node:crypto'
import { setImmediate as others } from 'node:timers/promises'
import type { Day } from '../../breach/law/day.ts'
import type { Actor } from '../../storage/log/commit.ts'
import type { Book } from '../book/book.ts'
import { todayOf } from '../book/today.ts'
import type { Cell } from '../book/workbook.ts'
import { cellsOf } from './columns.ts'
import { type AboutExport, type Format, hashOfRows, listFile } from './files.ts'
import { everyLine, type ListAsked } from './lines.ts'
import { shownLine } from './shown-line.ts'

/** An exported list: the name of its file, its bytes, their SHA-256 as hex, and what it is about. */
export type ExportedList = { fileName: string; bytes: readonly Uint8Array[]; sha256: string; about: AboutExport }

/**
 * All that a list of incidents shows, as a file, and the entry that says who took it. What somebody searched for may be a
 * name: the entry says only that there was a search, or a site. The entry comes before the first byte, so the file is made whole.
 */
export async function exportList(
  book: Book,
  by: Actor & { name: string },
  asked: ListAsked,
  format: Format,
): Promise<ExportedList> {
  const today = await todayOf(book)
  const rows = await Array.fromAsync(everyRow(book, asked, today))
  const filter = filterOf(asked)
  const rowsSha256 = hashOfRows(rows)
  const about = { exportedBy: by.name, exportedAt: book.now(), filter, rows: rows.length, rowsSha256 }
  const bytes = await Array.fromAsync(listFile(format, rows, about))
  const sha256 = hashOf(bytes)
  const { site, words, ...coded } = asked
  const facts = {
    ...coded,
    format,
    rows: rows.length,
    sha256,
    rowsSha256,
    bySite: site !== undefined,
    byWords: words !== undefined,
  }
  await book.commit({ act: 'incident_list_exported', facts }, by)
  return { fileName: `incidents-${today}.${format}`, bytes, sha256, about }
}

/** So many incidents are read at once; whoever asks for something else is answered in between. */
const PAGE = 100

async function* everyRow(book: Book, asked: ListAsked, today: Day): AsyncGenerator<Cell[]> {
  for await (const lines of everyLine(book, asked, PAGE)) {
    yield* lines.map((line) => cellsOf(shownLine(line, today), today))
    await others()
  }
}

function filterOf({ words: q, ...asked }: ListAsked): Record<string, string> {
  const given = Object.entries({ ...asked, q })
  return Object.fromEntries(given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}

function hashOf(bytes: readonly Uint8Array[]): string {
  const hash = createHash('sha256')
  for (const piece of bytes) hash.update(piece)
  return hash.digest('hex')
}

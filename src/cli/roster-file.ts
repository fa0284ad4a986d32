import { createReadStream } from 'node:fs'
import type { Watch } from '../actions/roster/jobs.ts'
import type { Day } from '../breach/law/day.ts'
import { Refused } from '../errors.ts'
import { type ColumnLayout, layoutDetector } from '../people/reading/column-layout.ts'
import { columnMap } from '../people/reading/columns.ts'
import { type ColumnRead, columnsRead, gapsIn } from '../people/reading/layout-gaps.ts'
import { fileNotes, type RosterRow, rosterReader } from '../people/reading/reading.ts'
import type { Tally } from '../people/tally.ts'
import type { RosterOptions } from './roster-options.ts'

/** What is missing from a file, in sentences, and how its columns were read. */
export type FileRead = { missing: string[]; columns: (ColumnRead & { file: string })[] }

const CHUNK = 1 << 18

/** Adds the rows of a file to a count, in bounded memory. Answers how its columns were read, and what none of them holds. Throws Unreadable, or what the file system says. */
export async function tallyFile(
  file: string,
  options: RosterOptions,
  today: Day,
  counted: Tally,
  { progress, signal }: Watch = {},
): Promise<FileRead> {
  const layout = await detectIn(file, options)
  for (const note of fileNotes(layout)) counted.problem({ file, row: null, ...note })
  const reader = rosterReader(layout, today)
  const take = counted.roster(file, layout.header)
  let done = 0
  const takeAll = (rows: readonly RosterRow[]) => {
    for (const row of rows) take(row)
    done += rows.length
    progress?.({ phase: 'reading', done, of: null })
    signal?.throwIfAborted()
  }
  for await (const chunk of bytesOf(file)) takeAll(reader.push(chunk))
  for (const rows of reader.end()) takeAll(rows)
  for (const note of reader.cuts()) counted.first({ file, row: null, ...note })
  for (const note of reader.notes()) counted.problem({ file, row: null, ...note })
  return { missing: gapsIn(layout), columns: columnsRead(layout).map((column) => ({ ...column, file })) }
}

/** How a file is to be read: looks at its beginning, or at all of it where its dates stay open. Throws as above. */
async function detectIn(file: string, { map, header, sheet, dateOrder }: RosterOptions): Promise<ColumnLayout> {
  const detector = layoutDetector(columnMap(map), { header, sheet })
  for await (const chunk of bytesOf(file)) if (detector.push(chunk)) break
  const layout = detector.end()
  return dateOrder ? { ...layout, dateOrder, dateOrderOpen: false, dateOrderGuessed: false } : layout
}

function bytesOf(file: string): AsyncIterable<Uint8Array> {
  return createReadStream(file, { highWaterMark: CHUNK })
}

/** The bytes of a file to be uploaded. Throws Refused where there is none. */
export async function* readable(file: string, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of createReadStream(file)) {
      signal?.throwIfAborted()
      yield piece
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new Refused('file not found.')
    if (code === 'EISDIR') throw new Refused('this is a folder. Name the files in it.')
    throw error
  }
}

import { createReadStream } from 'node:fs'
import type { Day } from '../breach/day.ts'
import type { ColumnMap } from '../people/columns.ts'
import { type Layout, surveyor } from '../people/layout.ts'
import { fileNotes, rosterReader } from '../people/reading.ts'
import type { Tally } from '../people/tally.ts'

const CHUNK = 1 << 18

/** Adds the rows of a file to a count, in bounded memory. Throws Unreadable, or what the file system says. */
export async function tallyFile(file: string, map: ColumnMap, today: Day, counted: Tally): Promise<void> {
  const layout = await surveyFile(file, map)
  for (const note of fileNotes(layout)) counted.problem({ file, row: null, ...note })
  const reader = rosterReader(layout, today)
  const take = counted.roster(file)
  for await (const chunk of bytesOf(file)) for (const row of reader.push(chunk)) take(row)
  for (const row of reader.end()) take(row)
  for (const note of reader.notes()) counted.problem({ file, row: null, ...note })
}

/** How a file is to be read: looks at its beginning, or at all of it where its dates stay open. Throws as above. */
export async function surveyFile(file: string, map: ColumnMap): Promise<Layout> {
  const survey = surveyor(map)
  for await (const chunk of bytesOf(file)) if (survey.push(chunk)) break
  return survey.end()
}

function bytesOf(file: string): AsyncIterable<Uint8Array> {
  return createReadStream(file, { highWaterMark: CHUNK })
}

import { type ColumnLayout, layoutDetector } from '../../src/people/reading/column-layout.ts'
import { columnMap } from '../../src/people/reading/columns.ts'
import { fileNotes, type RosterRow, rosterReader } from '../../src/people/reading/reading.ts'
import { type Count, tally } from '../../src/people/tally.ts'
import type { Person } from '../../src/people/values/person.ts'

export const TODAY = '2026-11-22'

export function layoutOf(bytes: Uint8Array | string, ...map: string[]): ColumnLayout {
  const detector = layoutDetector(columnMap(map))
  detector.push(bytesOf(bytes))
  return detector.end()
}

/** All rows of a roster, its bytes cut into chunks of that size. */
export function rowsOf(bytes: Uint8Array | string, map: string[] = [], chunk = 1 << 16): RosterRow[] {
  return [...readIn(bytes, map, chunk).rows]
}

function readIn(bytes: Uint8Array | string, map: string[], chunk = 1 << 16) {
  const whole = bytesOf(bytes)
  const reader = rosterReader(layoutOf(whole, ...map), TODAY)
  const rows: RosterRow[] = []
  for (let from = 0; from < whole.length; from += chunk)
    for (const row of reader.push(whole.subarray(from, from + chunk))) rows.push(row)
  for (const some of reader.end()) rows.push(...some)
  return { rows, notes: reader.notes(), cuts: reader.cuts() }
}

export function peopleOf(bytes: Uint8Array | string, map: string[] = []): Person[] {
  return rowsOf(bytes, map).flatMap(({ person }) => (person ? [person] : []))
}

export function personOf(header: string, row: string): Person {
  return peopleOf(`${header}\n${row}\n`)[0]!
}

export function tallyOf(...files: { bytes: Uint8Array | string; map?: string[] }[]) {
  const counted = tally()
  files.forEach(({ bytes, map = [] }, at) => {
    const file = `roster ${at + 1}`
    const take = counted.roster(file, layoutOf(bytes, ...map).header)
    const { rows, notes, cuts } = readIn(bytes, map)
    for (const note of cuts) counted.first({ file, row: null, ...note })
    for (const row of rows) take(row)
    for (const note of [...fileNotes(layoutOf(bytes, ...map)), ...notes]) counted.problem({ file, row: null, ...note })
  })
  return counted
}

export function countOf(...files: (Uint8Array | string)[]): Count {
  return tallyOf(...files.map((bytes) => ({ bytes }))).count()
}

function bytesOf(text: Uint8Array | string): Uint8Array {
  return typeof text === 'string' ? new TextEncoder().encode(text) : text
}

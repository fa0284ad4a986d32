import { isBlank, type Line } from '../file/record.ts'
import { readLength, type SaidOfLength } from '../report/cut-phrases.ts'
import { type TableForm, whyNotAPerson } from '../report/not-a-person.ts'

/** Sees the lines of a list and says at its end whether it was cut short. */
export type CutWatch = {
  /** A line that is no person: above the header, a total, a page's foot. */
  aside(cells: readonly string[]): void
  /** A row that is a person, or should be. */
  row(cells: readonly string[], oddQuote: boolean): void
  /** In sentences, the surest first. `whole`: all lines were seen. */
  found(whole: boolean): string[]
}

type Seen = { rows: number; asides: number; said: SaidOfLength[]; fewest: number; last: number; lastIsOpen: boolean }

/** Watches a list from its first line on. */
export function cutWatch(): CutWatch {
  const seen: Seen = { rows: 0, asides: 0, said: [], fewest: Number.POSITIVE_INFINITY, last: 0, lastIsOpen: false }
  return {
    aside(cells) {
      seen.asides++
      const filled = cells.filter((cell) => cell.trim() !== '')
      const said = filled.length > CELLS_OF_A_PHRASE ? undefined : readLength(inOneLine(filled))
      if (said && seen.said.length < MOST_PHRASES) seen.said.push(said)
    },
    row(cells, oddQuote) {
      if (seen.rows > 0) seen.fewest = Math.min(seen.fewest, seen.last)
      seen.last = cells.length
      // An inch mark stays in its value; of a quote that nobody closed no sign is left.
      seen.lastIsOpen = oddQuote && !cells.some((cell) => cell.includes('"'))
      seen.rows++
    },
    found: (whole) => [
      ...saidCut(seen),
      ...(whole ? [...limitOf(seen), ...countedOtherwise(seen), ...lastRow(seen)] : []),
    ],
  }
}

/** What the beginning of a list shows of it, or all of it where that is the `whole`; `skip` as a layout has it. */
export function cutInSample(lines: readonly Line[], form: TableForm & { skip: number }, whole: boolean): string[] {
  const watch = cutWatch()
  for (const [at, { cells, oddQuote }] of lines.entries()) {
    if (at === form.skip - 1 || isBlank(cells)) continue
    if (at < form.skip || whyNotAPerson(cells, form) !== undefined) watch.aside(cells)
    else watch.row(cells, oddQuote)
  }
  return watch.found(whole)
}

const CELLS_OF_A_PHRASE = 3
const MOST_PHRASES = 10_000

// A number with a comma nobody quoted stands in two cells.
function inOneLine(cells: readonly string[]): string {
  return cells
    .join('\n')
    .replace(/(\d)\n(?=\d{3}(?:\D|$))/g, '$1,')
    .replace(/\s+/g, ' ')
    .trim()
}

function saidCut({ said }: Seen): string[] {
  const shown = said.find((each) => each.says === 'shown')
  if (shown)
    return [`This list says of itself that it shows ${counted(shown.shown)} of ${counted(shown.of)} entries. ${ASK}`]
  const cut = said.find((each) => each.says === 'cut')
  if (!cut) return []
  if (cut.shown === undefined) return [`This list says of itself that it was cut short. ${ASK}`]
  return [`This list says of itself that it has only the first ${counted(cut.shown)} entries. ${ASK}`]
}

const ASK = 'People are probably missing. Ask for the whole list.'

/** What a sheet holds in Excel since 2007 and before it, with a header and without. */
const MOST_IN_A_SHEET = new Set([65_535, 65_536, 1_048_575, 1_048_576])

function limitOf({ rows, asides }: Seen): string[] {
  const found = [rows, rows + asides].find((count) => MOST_IN_A_SHEET.has(count))
  if (found === undefined) return []
  return [
    `This list has exactly ${counted(found)} rows, as many as a spreadsheet can hold. It was probably cut there. ${ASK}`,
  ]
}

/** A lower count is that of a group, or of people. */
const NEARLY_ALL = 0.8

// Totals of groups add up, with or without one for all of them; whatever is no person may be counted too.
function countedOtherwise({ rows, asides, said }: Seen): string[] {
  const counts = said.flatMap((each) => (each.says === 'count' ? [each] : []))
  if (counts.length === 0) return []
  const numbers = counts.map(({ count }) => count)
  const [most, sum] = [Math.max(...numbers), numbers.reduce((one, other) => one + other, 0)]
  const isRight = (count: number) => count >= rows && count <= rows + asides
  if ([most, sum, sum - most].some(isRight)) return []
  if (most > rows)
    return [`This list says that it has ${counted(most)} entries, but ${counted(rows)} rows were read. ${ASK}`]
  if (counts.length > 1 || !counts[0]!.ofRows || most < rows * NEARLY_ALL) return []
  return [
    `This list says that it has ${counted(most)} entries, but ${counted(rows)} rows were read. Check that no heading or note was read as a person.`,
  ]
}

const FEW_ROWS = 3

function lastRow({ rows, fewest, last, lastIsOpen }: Seen): string[] {
  if (rows < FEW_ROWS || !(last < fewest || (lastIsOpen && last <= fewest))) return []
  return [
    'The last row ends in the middle, so the file was probably cut short, and people are missing. Get the file again.',
  ]
}

function counted(number: number): string {
  return number.toLocaleString('en-US')
}

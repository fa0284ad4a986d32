/** As many lines of a quoted value tell what they are. */
export const LINES_LOOKED_AT = 50
const MOST_OF_THEM = 0.9

type CutAlone = (line: string) => readonly string[]

/**
 * Whether the lines of a quoted value are rows of the table that a quote nobody closed has swallowed: each by itself is as
 * wide as the table, and has most of its numbers in the columns in which the first has them. A note of several lines has not.
 */
export function rowsSwallowed(lines: readonly string[], cut: CutAlone, width: number): boolean {
  if (width < 2) return false
  const first = cut(withoutReturn(lines[0] ?? ''))
  if (first.length !== width) return false
  const others = lines.slice(1, LINES_LOOKED_AT).map((line) => cut(withoutReturn(line)))
  const alike = others.filter((cells) => cells.length === width && areAlike(first, cells)).length
  return alike > 0 && areAlike(first, others[0]!) && alike >= others.length * MOST_OF_THEM
}

/** Whether a line below the first could be a row, so that somebody has to look: as wide as the table, and no prose. */
export function mayHoldRows(lines: readonly string[], cut: CutAlone, width: number): boolean {
  if (width < 2) return false
  return lines.slice(1, LINES_LOOKED_AT).some((line) => {
    const cells = cut(withoutReturn(line))
    return cells.length >= width && !cells.slice(1).some((cell) => cell.startsWith(' '))
  })
}

function areAlike(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false
  let [common, apart] = [0, 0]
  for (const [at, cell] of one.entries()) {
    const [first, second] = [isNumber(cell), isNumber(other[at]!)]
    if (first && second) common++
    else if ((first && other[at] !== '') || (second && cell !== '')) apart++
  }
  return common > apart
}

function isNumber(cell: string): boolean {
  return /^[^\p{L}\d]*\d[^\p{L}]*$/u.test(cell)
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line
}

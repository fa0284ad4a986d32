import type { Shape } from './record.ts'
import { tableReader } from './table.ts'

const SEPARATORS = [',', ';', '\t', '|', '^', '~']
const RECORDS_LOOKED_AT = 200

/**
 * Finds how a table is cut. Its separator is the one that its first line names (`sep=;`), else the one whose count is the
 * same in the most records of the sample, and among equals the one that makes the most columns. A sample without any is a
 * table of one column. Lines end in CR where more of them do so than in LF.
 */
export function shapeOf(text: string): Shape {
  const sample = beginning(text)
  const eol = eolOf(sample)
  const named = /^\ufeff?"?sep=([^\r\n"]|")"?[ \t]*[\r\n]/i.exec(sample)?.[1]
  if (named !== undefined) return { separator: named, eol }
  const best = bestOf(sample, eol)
  const inner = best.width < 2 ? unwrapped(sample, eol) : undefined
  if (inner !== undefined) return { separator: bestOf(inner, eol).separator, eol, wrapped: true }
  const { separator } = best
  return isSingleQuoted(sample, separator, eol) ? { ...shapeOfQuoted(sample, eol), quote: "'" } : { separator, eol }
}

// Each separator cuts it anew.
const CHARACTERS_LOOKED_AT = 1 << 16

function beginning(text: string): string {
  if (text.length <= CHARACTERS_LOOKED_AT) return text
  const lines = text.lastIndexOf('\n', CHARACTERS_LOOKED_AT) + 1
  return text.slice(0, lines || CHARACTERS_LOOKED_AT)
}

function eolOf(sample: string): '\n' | '\r' {
  if (!sample.includes('\r')) return '\n'
  const returns = sample.match(/\r(?!\n)/g)?.length ?? 0
  const lines = sample.match(/\n/g)?.length ?? 0
  return returns > lines ? '\r' : '\n'
}

type Fit = { separator: string; records: number; width: number }

function bestOf(sample: string, eol: '\n' | '\r', quote?: "'"): Fit {
  return SEPARATORS.map((separator) => fitOf(sample, { separator, eol, ...(quote && { quote }) })).reduce(
    (one, other) =>
      other.records > one.records || (other.records === one.records && other.width > one.width) ? other : one,
  )
}

function fitOf(sample: string, shape: Shape): Fit {
  const reader = tableReader(shape)
  const lines = [...reader.push(sample), ...reader.end()].slice(0, RECORDS_LOOKED_AT)
  const widths = new Map<number, number>()
  for (const { cells } of lines) if (cells.length > 1) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1)
  const [width, records] = [...widths].sort((one, other) => other[1] - one[1] || other[0] - one[0])[0] ?? [1, 0]
  return { separator: shape.separator, records, width }
}

function shapeOfQuoted(sample: string, eol: '\n' | '\r'): Shape {
  return { separator: bestOf(sample, eol, "'").separator, eol }
}

const LINES_LOOKED_AT = 20
const MOST_OF_THEM = 0.9

function linesOf(sample: string, eol: '\n' | '\r'): string[] {
  const lines = sample.split(eol, LINES_LOOKED_AT + 1).map((line) => line.replace(/^\ufeff|\r$/g, ''))
  return lines.slice(0, lines.length > LINES_LOOKED_AT ? -1 : undefined).filter((line) => line.trim() !== '')
}

// A spreadsheet that took each line for one value puts it in quotes when it is saved.
function unwrapped(sample: string, eol: '\n' | '\r'): string | undefined {
  const lines = linesOf(sample, eol)
  if (lines.length < 2 || !lines.every((line) => /^"(?:[^"]|"")*"$/.test(line))) return undefined
  const inner = lines.map((line) => `${line.slice(1, -1).replaceAll('""', '"')}${eol}`).join('')
  const { records, width } = bestOf(inner, eol)
  return width > 1 && records >= lines.length * MOST_OF_THEM ? inner : undefined
}

function isSingleQuoted(sample: string, separator: string, eol: '\n' | '\r'): boolean {
  const lines = linesOf(sample, eol).slice(1)
  const quoted = lines.filter((line) => {
    const texts = line.split(separator).filter((cell) => /\p{L}/u.test(cell) && cell !== 'NULL')
    return (
      texts.length > 0 &&
      texts.filter((cell) => /^\s*'|'\s*$/.test(cell)).length >= texts.length / 2 &&
      /^'|[,;\t|]\s*'/.test(line)
    )
  })
  return lines.length > 0 && quoted.length >= lines.length * MOST_OF_THEM
}

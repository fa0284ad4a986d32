import { visualOrder } from './direction.ts'
import type { Line, SetPiece } from './lines.ts'
import type { Piece, Run, Show } from './piece.ts'

/** The operators that show a line with its baseline's left end at x, y; the size of the type is in points. */
export function paintLine({ pieces }: Line, x: number, y: number, size: number): string {
  const start = `1 0 0 1 ${short(x)} ${short(y)} Tm `
  if (pieces.every(isPlain)) return start + plainRuns(pieces, size)
  const starts = startsOf(pieces, size)
  const shown = pieces.map(
    (each, index) => `1 0 0 1 ${short(x + (starts[index] ?? 0))} ${short(y)} Tm ${isolated(each, size)}`,
  )
  return shown.join('')
}

/** A number as PDF writes it, to a hundredth of a point. */
export function short(value: number): string {
  return String(Math.round(value * 100) / 100)
}

function isPlain({ piece, level }: SetPiece): boolean {
  return level === 0 && piece.plain !== null
}

function plainRuns(pieces: readonly SetPiece[], size: number): string {
  let [shown, font] = ['', '']
  for (const { piece } of pieces) {
    if (piece.font.resource !== font) {
      if (font !== '') shown += END
      font = piece.font.resource
      shown += `${select(piece, size)}[<`
    }
    shown += piece.plain
  }
  return font === '' ? '' : shown + END
}

const END = '>]TJ '

// The content stands in reading order; where the writing turns, each piece is moved to where it is seen.
function startsOf(pieces: readonly SetPiece[], size: number): number[] {
  const starts: number[] = []
  let at = 0
  for (const index of visualOrder(pieces.map(({ level }) => level))) {
    starts[index] = at
    at += ((pieces[index]?.piece.width ?? 0) / 1000) * size
  }
  return starts
}

function isolated({ piece }: SetPiece, size: number): string {
  if (piece.plain !== null) return `${select(piece, size)}[<${piece.plain}${END}`
  return `${select(piece, size)}${piece.runs.map((run) => told(run, size)).join('')}`
}

// ISO 32000-1, 14.9.4: what the glyphs alone would tell wrongly carries its text beside them.
function told({ says, shows }: Run, size: number): string {
  const shown = shows.map((show) => raised(show, size)).join('')
  return says === null ? shown : `/Span<</ActualText${textString(says)}>>BDC ${shown}EMC `
}

// ISO 32000-1, 7.9.2.2: UTF-16.
function textString(text: string): string {
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index).toString(16).padStart(4, '0'))
  return `<feff${units.join('')}>`
}

function raised({ rise, operand }: Show, size: number): string {
  return rise === 0 ? `[${operand}]TJ ` : `${short((rise / 1000) * size)} Ts[${operand}]TJ 0 Ts `
}

function select({ font }: Piece, size: number): string {
  return `/${font.resource} ${size} Tf `
}

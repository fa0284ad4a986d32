import type { Han } from '../fonts/families.ts'
import type { Style } from '../fonts/fonts.ts'
import { breaksIn } from './break.ts'
import { levelsOf } from './direction.ts'
import type { Piece } from './piece.ts'
import type { Typesetter } from './typesetter.ts'

/** A stretch of text in one style. A line feed in it begins a new line. */
export type Span = Style & { text: string }

/** A piece where it stands in reading order, its style, and its level in the bidirectional algorithm. */
export type SetPiece = { piece: Piece; style: Style; level: number }

/** One line of a paragraph; the width is in thousandths of the type size, without the space at its end. */
export type Line = { pieces: readonly SetPiece[]; width: number }

/** What a paragraph is set by. `width` is in thousandths of the type size. */
export type Measure = { width: number; base: 'ltr' | 'auto'; han: Han }

/** Sets a paragraph in lines that fit the measure. */
export function linesOf(typesetter: Typesetter, spans: readonly Span[], measure: Measure): Line[] {
  return hardLines(spans).flatMap((line) => {
    if (isLong(line, measure)) return filled(typesetter, line, measure)
    const words = wordsOf(typesetter, line, measure)
    return fits(words, measure.width) ? [lineOf(words)] : filled(typesetter, line, measure)
  })
}

/** How wide a letter is at least on the average of a line. */
const NARROW = 440
const ASCII = /^[\n -~]*$/

/** What is never torn apart at the end of a line. */
type Word = readonly SetPiece[]

function hardLines(spans: readonly Span[]): Span[][] {
  const lines: Span[][] = [[]]
  for (const span of spans) {
    for (const [index, text] of composed(span.text).split('\n').entries()) {
      if (index > 0) lines.push([])
      if (text !== '') lines.at(-1)?.push({ ...span, text })
    }
  }
  return lines
}

// A guess that spares the first of two settings: what is long and fits all the same comes out alike.
function isLong(spans: readonly Span[], { width }: Measure): boolean {
  return spans.reduce((sum, { text }) => sum + text.length, 0) * NARROW > width
}

function composed(text: string): string {
  return ASCII.test(text) ? text : text.normalize('NFC')
}

function filled(typesetter: Typesetter, spans: readonly Span[], measure: Measure): Line[] {
  const breaks = breaksIn(spans.map(({ text }) => text).join(''))
  const words = wordsOf(typesetter, spans, measure, breaks)
  return fill(
    words.flatMap((word) => (inked(word) > measure.width ? torn(typesetter, word, measure) : [word])),
    measure.width,
  )
}

function fill(words: readonly Word[], width: number): Line[] {
  const lines: Word[][] = []
  let used = Number.POSITIVE_INFINITY
  for (const word of words) {
    if (used + inked(word) > width) {
      lines.push([])
      used = 0
    }
    lines.at(-1)?.push(word)
    used += advance(word)
  }
  return lines.map(lineOf)
}

function lineOf(words: readonly Word[]): Line {
  return { pieces: words.flat(), width: inked(words.flat()) }
}

function fits(words: readonly Word[], width: number): boolean {
  const whole = words.reduce((sum, word) => sum + advance(word), 0)
  const last = words.at(-1) ?? []
  return whole - advance(last) + inked(last) <= width
}

function inked(word: Word): number {
  const last = word.at(-1)?.piece
  return advance(word) - (last ? last.width - last.inked : 0)
}

function advance(word: Word): number {
  return word.reduce((sum, { piece }) => sum + piece.width, 0)
}

// Without the places where lines may break every space is a seam: shorter texts are known already more often.
function wordsOf(typesetter: Typesetter, spans: readonly Span[], { base, han }: Measure, breaks?: Set<number>): Word[] {
  const text = spans.map((span) => span.text).join('')
  const levels = levelsOf(text, base)
  const words: SetPiece[][] = [[]]
  let at = 0
  for (const span of spans) {
    for (const part of span.text.match(/\S*\s*/g) ?? []) {
      const whole: [number, number][] = [[at, at + part.length]]
      for (const [start, end] of levels || breaks ? stretches(at, at + part.length, levels, breaks) : whole) {
        if (start > 0 && (breaks ? breaks.has(start) : start === at)) words.push([])
        const level = levels?.[start] ?? 0
        const pieces = typesetter.set(text.slice(start, end), span, level % 2 === 1, han)
        words.at(-1)?.push(...pieces.map((piece) => ({ piece, style: span, level })))
      }
      at += part.length
    }
  }
  return words.filter((word) => word.length > 0)
}

function* stretches(
  from: number,
  to: number,
  levels: Uint8Array | null,
  breaks: Set<number> | undefined,
): Generator<[start: number, end: number]> {
  let start = from
  for (let at = from + 1; at <= to; at++) {
    const turns = levels !== null && levels[at] !== levels[at - 1]
    if (at < to && !turns && !breaks?.has(at)) continue
    yield [start, at]
    start = at
  }
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

// A word wider than the paper, such as a long web address, is torn between its characters.
function torn(typesetter: Typesetter, word: Word, { width, han }: Measure): Word[] {
  return fill(
    word.flatMap(({ piece, style, level }) =>
      [...graphemes.segment(piece.text)].map(({ segment }) =>
        typesetter.set(segment, style, level % 2 === 1, han).map((each) => ({ piece: each, style, level })),
      ),
    ),
    width,
  ).map((line) => line.pieces)
}

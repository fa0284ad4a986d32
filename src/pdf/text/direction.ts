import untyped, { type Bidi } from 'bidi-js'

/** The package's types take its entry for an ES module. */
const { getEmbeddingLevels, getReorderSegments } = (untyped as unknown as () => Bidi)()

/** What most text is made of; to know it spares the search for what is rare. */
const EUROPEAN = /^[\0-\u058f]*$/
/** Letters that are written from right to left, and nothing else that could turn a line. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]|[\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/** The embedding level of each UTF-16 unit by the Unicode Bidirectional Algorithm; null where all runs left to right. */
export function levelsOf(text: string, base: 'ltr' | 'auto'): Uint8Array | null {
  return !EUROPEAN.test(text) && RIGHT_TO_LEFT.test(text) ? getEmbeddingLevels(text, base).levels : null
}

/** The order, from left to right, of pieces that have these levels. Rule L2 of UAX #9. */
export function visualOrder(levels: readonly number[]): number[] {
  const order = levels.map((_, index) => index)
  const marks = 'x'.repeat(levels.length)
  const embedding = { levels: Uint8Array.from(levels), paragraphs: [{ start: 0, end: levels.length - 1, level: 0 }] }
  for (const [first = 0, last = 0] of getReorderSegments(marks, embedding)) {
    order.splice(first, last - first + 1, ...order.slice(first, last + 1).reverse())
  }
  return order
}

import type { Han } from './fonts/families.ts'
import { blocksOf } from './page/block.ts'
import { type Box, boxesOf, linesBox } from './page/box.ts'
import { SHEET } from './page/sheet.ts'
import type { Typesetter } from './text/typesetter.ts'

/** A part of a letter set in boxes: a paragraph, a heading, a whole list, the sender's lines. */
export type Part = {
  boxes: readonly Box[]
  /** Tells parts that other letters have too from all others; 0 where nothing is known of another. */
  serial: number
  /** What decides how it is laid out: parts of one shape, in the same letter, stand at the same places. */
  shape: string
}

/** The parts of letters, set once each. */
export type Parts = {
  /** Whether this part was set already. */
  has(markdown: string, how: How): boolean
  /** A part of a letter. */
  body(markdown: string, how: How): Part
  /** Lines that each stand for themselves, such as the sender's, in one box. */
  lines(texts: readonly string[], han: Han): Part
  /** The same for what only one letter says, such as its address; `measure` is how wide a line may be, in points. */
  own(texts: readonly string[], han: Han, measure?: number): Part
}

/** What decides how a text is set besides the text; `language` where it is not the letter's. */
export type How = { han: Han; language?: string | undefined }

const KEPT = 2_000
/** How wide the sender's lines, the date and the like may be. */
const LINE = SHEET.measure / 2

type Kept = Part & { uses: number }

/** Sets parts and remembers those that come again; what only one letter says is forgotten in time. */
export function openParts(typesetter: Typesetter): Parts {
  const parts = new Map<string, Kept>()
  let serial = 0

  const known = (key: string, set: () => readonly Box[]): Part => {
    const before = parts.get(key)
    if (before) {
      before.uses += 1
      if (before.uses === 2) Object.assign(before, { serial: ++serial, shape: `#${serial}` })
      return before
    }
    if (parts.size >= KEPT) forgetSingles(parts)
    const part = { ...ownPart(set()), uses: 1 }
    parts.set(key, part)
    return part
  }

  return {
    has: (markdown, how) => parts.has(keyOf(markdown, how)),
    body: (markdown, how) =>
      known(keyOf(markdown, how), () => boxesOf(typesetter, blocksOf(markdown, how.language), how.han)),
    lines: (texts, han) =>
      known([han, ...texts].join('\n'), () => [linesBox(typesetter, texts, { han, measure: LINE })]),
    own: (texts, han, measure = LINE) => ownPart([linesBox(typesetter, texts, { han, measure })]),
  }
}

function keyOf(markdown: string, { han, language = '' }: How): string {
  return `${han} ${language} ${markdown}`
}

function ownPart(boxes: readonly Box[]): Part {
  return { boxes, serial: 0, shape: boxes.map((box, index) => shapeOf(box, boxes[index - 1])).join() }
}

function shapeOf({ path, lines, leads, closes, label }: Box, before: Box | undefined): string {
  const own = path.findIndex((block, depth) => before?.path[depth] !== block)
  const tags = path.map(({ tag }) => tag).join('/')
  return `${own}${tags}${lines.length}${leads ? 'l' : ''}${closes ? 'c' : ''}${label ? 'm' : ''}${path.at(-1)?.language ?? ''}`
}

function forgetSingles(parts: Map<string, Kept>): void {
  for (const [key, { uses }] of parts) if (uses < 2) parts.delete(key)
}

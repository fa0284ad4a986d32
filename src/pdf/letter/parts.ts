import type { Han } from '../fonts/families.ts'
import { blocksOf } from '../page/block.ts'
import { type Box, boxesOf, linesBox, type Pictured, pictureBox } from '../page/box.ts'
import { SHEET } from '../page/sheet.ts'
import type { Typesetter } from '../text/typesetter.ts'

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
  /** A part of a letter that was set already. */
  known(markdown: string, how: How): Part | undefined
  /** Sets a part of a letter. */
  body(markdown: string, how: How): Part
  /** Lines that each stand for themselves, such as the sender's, in one box; `measure` is how wide they may be, in points. */
  lines(texts: readonly string[], han: Han, measure?: number): Part
  /** The same for what only one letter says, such as its address. */
  own(texts: readonly string[], han: Han, measure?: number): Part
  /** The document's picture, at that place. */
  picture(shown: Pictured, at: { left: number; top: number }): Part
}

/** What decides how a text is set besides the text; `language` where it is not the letter's. */
export type How = { han: Han; language?: string | undefined }

const KEPT = 2_000
/** How wide the sender's lines, the date and the like may be. */
const LINE = SHEET.measure / 2

/** Sets parts and remembers those that come again; what only one letter says is forgotten in time. */
export function openParts(typesetter: Typesetter): Parts {
  const { known, keep } = openMemory()
  return {
    known,
    body(markdown, how) {
      return known(markdown, how) ?? keep(markdown, how, boxesOf(typesetter, blocksOf(markdown, how.language), how.han))
    },
    lines(texts, han, measure = LINE) {
      const key = `\n${measure}\n${texts.join('\n')}`
      return known(key, { han }) ?? keep(key, { han }, [linesBox(typesetter, texts, { han, measure })])
    },
    picture(shown, at) {
      const key = `\npicture ${JSON.stringify([shown, at])}`
      const how: How = { han: 'simplified' }
      return known(key, how) ?? keep(key, how, [pictureBox(shown, at)])
    },
    own: (texts, han, measure = LINE) => ownPart([linesBox(typesetter, texts, { han, measure })]),
  }
}

type Kept = Part & { uses: number }

// A part gets its serial when it comes for the second time.
function openMemory() {
  const memories = new Map<string, Map<string, Kept>>()
  let serial = 0
  return {
    known(key: string, how: How): Part | undefined {
      const part = memoryOf(memories, how).get(key)
      if (part && ++part.uses === 2) Object.assign(part, { serial: ++serial, shape: `#${serial}` })
      return part
    },
    keep(key: string, how: How, boxes: readonly Box[]): Part {
      const memory = memoryOf(memories, how)
      if (memory.size >= KEPT) forgetSingles(memory)
      const part = { ...ownPart(boxes), uses: 1 }
      memory.set(key, part)
      return part
    },
  }
}

function memoryOf(memories: Map<string, Map<string, Kept>>, { han, language = '' }: How): Map<string, Kept> {
  const memory = memories.get(han + language) ?? new Map<string, Kept>()
  memories.set(han + language, memory)
  return memory
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

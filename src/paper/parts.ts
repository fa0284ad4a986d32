import type { Han } from './fonts/families.ts'
import { blocksOf } from './page/block.ts'
import { type Box, boxesOf, linesBox } from './page/box.ts'
import { SHEET } from './page/sheet.ts'
import type { Typesetter } from './text/typesetter.ts'

/** The parts of letters, set once each. */
export type Parts = {
  /** Whether this part was set already. */
  has(markdown: string, han: Han): boolean
  /** A part of a letter in boxes. */
  boxes(markdown: string, han: Han): readonly Box[]
  /** Lines that each stand for themselves, such as the sender's, in one box. */
  lines(texts: readonly string[], han: Han): readonly Box[]
  /** The same for what only one letter says, such as its address; `measure` is how wide a line may be, in points. */
  own(texts: readonly string[], han: Han, measure?: number): readonly Box[]
  /** Whether this box was asked for in more than one letter. */
  isShared(box: Box | undefined): boolean
  /** Tells a shared box from all others. */
  serial(box: Box): number
}

const KEPT = 2_000
/** How wide the sender's lines, the date and the like may be. */
const LINE = SHEET.measure / 2

type Part = { boxes: readonly Box[]; uses: number }

/** Sets parts and remembers those that come again; what only one letter says is forgotten in time. */
export function openParts(typesetter: Typesetter): Parts {
  const parts = new Map<string, Part>()
  const shared = new WeakMap<Box, number>()
  let serial = 0

  const known = (key: string, set: () => readonly Box[]): readonly Box[] => {
    const part = parts.get(key) ?? { boxes: set(), uses: 0 }
    if (parts.size >= KEPT) forgetSingles(parts)
    parts.set(key, part)
    part.uses += 1
    if (part.uses === 2) for (const box of part.boxes) shared.set(box, ++serial)
    return part.boxes
  }

  return {
    has: (markdown, han) => parts.has(han + markdown),
    boxes: (markdown, han) => known(han + markdown, () => boxesOf(typesetter, blocksOf(markdown), han)),
    lines: (texts, han) =>
      known([han, ...texts].join('\n'), () => [linesBox(typesetter, texts, { han, measure: LINE })]),
    own: (texts, han, measure = LINE) => [linesBox(typesetter, texts, { han, measure })],
    isShared: (box) => box !== undefined && shared.has(box),
    serial: (box) => shared.get(box) ?? 0,
  }
}

function forgetSingles(parts: Map<string, Part>): void {
  for (const [key, { uses }] of parts) if (uses < 2) parts.delete(key)
}

import type { Han } from '../fonts/families.ts'
import { levelsOf } from '../text/direction.ts'
import { type Line, linesOf, type Span } from '../text/lines.ts'
import { paintLine, short } from '../text/paint.ts'
import type { Typesetter } from '../text/typesetter.ts'
import type { Block } from './block.ts'
import { ADDRESS, BODY, INDENT, SETTINGS, type Setting, SHEET } from './sheet.ts'

/** A paragraph set in lines. */
export type Box = {
  /** The parts of the letter that it stands in, from the outermost to its own. */
  path: readonly Block[]
  lines: readonly Line[]
  setting: Setting
  /** From the left edge of the sheet, in points. */
  left: number
  /** Whether it may not stand alone at the foot of a page: a heading, a salutation, the words before a list. */
  leads: boolean
  /** Whether it takes leave, such as `Sincerely,`: the signature follows. */
  closes: boolean
  /** From the left edge of the sheet, where the lines end there and not begin at the left: they run from right to left. */
  right?: number
  /** The mark of a list item, beside the first line. */
  label?: Box
  /** It is the document's picture, of this size in points, and no text. */
  picture?: { width: number; height: number }
}

/** What content calls the document's picture. */
export const PICTURE_NAME = 'Logo'

/** The document's picture in a box of its own; `alt` says what it shows, `left` and `top` where it stands, in points. */
export function pictureBox({ alt, width, height }: Pictured, { left, top }: { left: number; top: number }): Box {
  const bounds = [left, top - height, left + width, top].map(short).join(' ')
  const attributes = `/Alt<feff${Buffer.from(alt, 'utf16le').swap16().toString('hex')}>/A<</O/Layout/BBox[${bounds}]>>`
  const path = [{ tag: 'Figure' as const, attributes }]
  return { path, lines: [], setting: ADDRESS, left, leads: false, closes: false, picture: { width, height } }
}

/** A picture and what it shows, of a size in points. */
export type Pictured = { alt: string; width: number; height: number }

type Place = { path: readonly Block[]; left: number; han: Han; label?: Box | undefined }

/** Sets blocks in boxes, in reading order. */
export function boxesOf(typesetter: Typesetter, blocks: readonly Block[], han: Han): Box[] {
  return blocks.flatMap((block) => boxesIn(typesetter, block, { path: [], left: SHEET.left, han }))
}

function boxOf(
  typesetter: Typesetter,
  block: Block & { spans: readonly Span[] },
  { path, left, han, label }: Place,
): Box {
  const setting = SETTINGS[block.tag] ?? BODY
  const lines = linesOf(typesetter, block.spans, {
    width: ((SHEET.left + SHEET.measure - left) / setting.size) * 1000,
    base: block.language ? 'auto' : 'ltr',
    han,
  })
  const right = block.language && startsAtRight(block.spans) ? SHEET.left + SHEET.measure : undefined
  const [, end] = (lines.length === 1 && /([,:])\s*$/.exec(block.spans.at(-1)?.text ?? '')) || []
  const leads = block.tag.startsWith('H') || end !== undefined
  return {
    path: [...path, block],
    lines,
    setting,
    left,
    leads,
    closes: end === ',',
    ...(right && { right }),
    ...(label && { label }),
  }
}

/** Lines that each stand for themselves, in the direction of their own writing, as an envelope shows them; `measure` in points. */
export function linesBox(
  typesetter: Typesetter,
  texts: readonly string[],
  { han, measure }: { han: Han; measure: number },
): Box {
  const width = (measure / ADDRESS.size) * 1000
  const lines = texts.flatMap((text) =>
    linesOf(typesetter, [{ text: spaced(text), bold: false, italic: false }], { width, base: 'auto', han }),
  )
  return { path: [{ tag: 'P' }], lines, setting: ADDRESS, left: SHEET.left, leads: false, closes: false }
}

/** The operators that show some of a box's lines; `top` and `left` are where the first of them begins, `leading` what each takes. */
export function paintBox({ lines, setting, right, picture }: Box, place: PaintedAt): string {
  const { from, to, top, left, leading = setting.leading } = place
  if (picture) return paintPicture(picture, { left, top })
  const { size } = setting
  let shown = 'BT '
  for (let index = from; index < to; index++) {
    const line = lines[index]
    const start = right === undefined ? left : right - ((line?.width ?? 0) / 1000) * size
    if (line) shown += paintLine(line, start, top - leading * (index - from) - baseline(size, leading), size)
  }
  return `${shown}ET `
}

function paintPicture({ width, height }: Omit<Pictured, 'alt'>, { left, top }: { left: number; top: number }): string {
  return `q ${short(width)} 0 0 ${short(height)} ${short(left)} ${short(top - height)} cm /${PICTURE_NAME} Do Q `
}

type PaintedAt = { from: number; to: number; top: number; left: number; leading?: number }

function startsAtRight(spans: readonly Span[]): boolean {
  const levels = levelsOf(spans.map(({ text }) => text).join(''), 'auto')
  return (levels?.[0] ?? 0) % 2 === 1
}

// A space at the end parts the words of two lines for a reader; from right to left it would stand before the first.
function spaced(text: string): string {
  return levelsOf(text, 'auto') ? text : `${text} `
}

// Capitals stand in the middle of their line.
function baseline(size: number, leading: number): number {
  const capitals = 0.714
  return (leading + size * capitals) / 2
}

function boxesIn(typesetter: Typesetter, block: Block, place: Place): Box[] {
  const { spans, inside = [] } = block
  if (spans) return [boxOf(typesetter, { ...block, spans }, place)]
  const path = [...place.path, block]
  if (block.tag === 'LI') return itemBoxes(typesetter, inside, { ...place, path })
  const left = place.left + (block.tag === 'BlockQuote' ? INDENT : 0)
  return inside.flatMap((each) => boxesIn(typesetter, each, { ...place, path, left }))
}

// The mark goes with the first box of what the item says.
function itemBoxes(typesetter: Typesetter, [mark, body]: readonly Block[], place: Place): Box[] {
  const labels = mark ? boxesIn(typesetter, mark, place) : []
  const boxes = body ? boxesIn(typesetter, body, { ...place, left: place.left + INDENT }) : []
  return boxes.map((box, index) => ({ ...box, ...(index === 0 && labels[0] && { label: labels[0] }) }))
}

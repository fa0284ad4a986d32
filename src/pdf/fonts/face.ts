import * as harfbuzz from 'harfbuzzjs'
import { withFigures } from './figures.ts'
import type { Glyph, Shape } from './glyph.ts'

/** One font file at one weight. */
export type Face = {
  /** As PDF names it, such as `NotoSans-Bold`. */
  name: string
  file: Uint8Array
  weight: number
  italic: boolean
  has(character: number): boolean
  shape: Shape
  /** The advance that the font itself gives a glyph. */
  advance(glyph: number): number
  ascent: number
  descent: number
  /** xMin, yMin, xMax, yMax. */
  box: readonly number[]
}

/** Opens an uncompressed variable font at one weight. */
export function openFace(given: Pick<Face, 'name' | 'file' | 'weight' | 'italic'>): Face {
  const face = new harfbuzz.Face(new harfbuzz.Blob(given.file))
  const font = new harfbuzz.Font(face)
  font.setVariations([new harfbuzz.Variation('wght', given.weight)])
  const characters = new Set(face.collectUnicodes())
  const scale = 1000 / face.upem
  const { ascender, descender } = font.hExtents()
  return {
    ...given,
    has: (character) => characters.has(character),
    shape: withFigures((text, rightToLeft) => shaped(font, text, rightToLeft, scale)),
    advance: remembered((glyph) => font.glyphHAdvance(glyph) * scale),
    ascent: ascender * scale,
    descent: descender * scale,
    box: boxOf(face).map((edge) => Math.round(edge * scale)),
  }
}

function remembered(ask: (glyph: number) => number): (glyph: number) => number {
  const known = new Map<number, number>()
  return (glyph) => {
    const answer = known.get(glyph) ?? ask(glyph)
    known.set(glyph, answer)
    return answer
  }
}

const buffer = new harfbuzz.Buffer()

function shaped(font: harfbuzz.Font, text: string, rightToLeft: boolean, scale: number): Glyph[] {
  buffer.reset()
  buffer.addText(text)
  buffer.guessSegmentProperties()
  buffer.setDirection(rightToLeft ? harfbuzz.Direction.RTL : harfbuzz.Direction.LTR)
  buffer.setFlags(harfbuzz.BufferFlag.REMOVE_DEFAULT_IGNORABLES)
  harfbuzz.shape(font, buffer)
  const infos = buffer.getGlyphInfos()
  const starts = [...new Set(infos.map(({ cluster }) => cluster))].sort((one, other) => one - other)
  return buffer.getGlyphPositions().map((position, index) => {
    const { codepoint: id = 0, cluster = 0 } = infos[index] ?? {}
    return {
      id,
      advance: position.xAdvance * scale,
      dx: position.xOffset * scale,
      dy: position.yOffset * scale,
      text: text.slice(cluster, starts[starts.indexOf(cluster) + 1]),
      cluster,
    }
  })
}

// OpenType, table head: the box that holds every glyph of the font.
function boxOf(face: harfbuzz.Face): number[] {
  const head = face.referenceTable('head') ?? new Uint8Array(54)
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  return [36, 38, 40, 42].map((offset) => view.getInt16(offset))
}

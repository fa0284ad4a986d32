import type { Face } from '../fonts/face.ts'
import type { Glyph } from '../fonts/glyph.ts'

/** Some glyphs of one face that stand beside each other; widths in thousandths of the type size. */
export type Piece = {
  font: UsedFont
  text: string
  width: number
  /** Without the space at its end. */
  inked: number
  runs: readonly Run[]
  /** What stands inside the one string `<…>` of a TJ where that is all it takes, else null. */
  plain: string | null
}

/** Glyphs that are read together; `says` is their text where a reader could not tell it from them one by one. */
export type Run = { says: string | null; shows: readonly Show[] }

/** Glyphs at one height, as an operand of TJ without its brackets. */
export type Show = { rise: number; operand: string }

/** What each glyph of a face stands for, as its ToUnicode map will say. */
export type Glossary = Map<number, string>

/** A face as one document has it; `resource` is the name that its content uses. */
export type UsedFont = { face: Face; resource: string; glossary: Glossary }

/** A piece of these glyphs. Enters in the glossary what is new to it. */
export function pieceOf(font: UsedFont, text: string, glyphs: readonly Glyph[]): Piece {
  const { face, glossary } = font
  const width = glyphs.reduce((sum, { advance }) => sum + advance, 0)
  const space = text.endsWith(' ') ? (glyphs.find(({ text: said }) => said === ' ')?.advance ?? 0) : 0
  const plain = plainOf(face, glyphs, glossary)
  const runs = plain === null ? runsOf(face, glyphs, glossary) : []
  return { font, text, width, inked: width - space, runs, plain }
}

// Most text: glyph after glyph on the line, each of which says what its character is.
function plainOf(face: Face, glyphs: readonly Glyph[], glossary: Glossary): string | null {
  let inside = ''
  let last = -1
  for (const glyph of glyphs) {
    const said = glossary.get(glyph.id) ?? glyph.text
    if (glyph.dy !== 0 || glyph.cluster === last || said !== glyph.text || glyph.advance <= 0) return null
    last = glyph.cluster
    inside += placed(glyph, face.advance(glyph.id))
  }
  for (const { id, text } of glyphs) if (!glossary.has(id)) glossary.set(id, text)
  return inside
}

function runsOf(face: Face, glyphs: readonly Glyph[], glossary: Glossary): Run[] {
  const runs: { says: string | null; glyphs: Glyph[] }[] = []
  for (const cluster of Map.groupBy(glyphs, (glyph) => glyph.cluster).values()) {
    const says = tellTheText(cluster, glossary) ? null : (cluster[0]?.text ?? '')
    const last = runs.at(-1)
    if (says === null && last?.says === null) last.glyphs.push(...cluster)
    else runs.push({ says, glyphs: cluster })
  }
  return runs.map((run) => ({ says: run.says, shows: showsOf(face, run.glyphs) }))
}

// What has no entry yet gets one in any case: PDF/UA-1 asks it of every glyph, also of the dots of a letter.
function tellTheText(cluster: readonly Glyph[], glossary: Glossary): boolean {
  const bearer = cluster.find(({ advance }) => advance > 0) ?? cluster[0]
  for (const glyph of cluster)
    if (!glossary.has(glyph.id)) glossary.set(glyph.id, glyph === bearer ? glyph.text : NOTHING)
  return cluster.length === 1 && cluster.every(({ id, text }) => glossary.get(id) === text)
}

const NOTHING = '\u200b'

function showsOf(face: Face, glyphs: readonly Glyph[]): Show[] {
  const shows: { rise: number; inside: string }[] = []
  for (const glyph of glyphs) {
    const inside = placed(glyph, face.advance(glyph.id))
    const last = shows.at(-1)
    if (last?.rise === glyph.dy) last.inside += inside
    else shows.push({ rise: glyph.dy, inside })
  }
  return shows.map(({ rise, inside }) => ({ rise, operand: `<${inside}>` }))
}

// TJ moves back by the numbers between its strings, in thousandths: a move ends one string and begins the next.
function placed({ id, advance, dx }: Glyph, own: number): string {
  return `${move(-dx)}${id.toString(16).padStart(4, '0')}${move(own + dx - advance)}`
}

function move(back: number): string {
  return Math.abs(back) < 0.05 ? '' : `>${Math.round(back * 10) / 10}<`
}

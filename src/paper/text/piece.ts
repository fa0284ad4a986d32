import type { Face, Glyph } from '../fonts/face.ts'

/** Some glyphs of one face that stand beside each other; widths in thousandths of the type size. */
export type Piece = {
  face: Face
  text: string
  width: number
  /** Without the space at its end. */
  inked: number
  runs: readonly Run[]
  /** The operand of one TJ where that is all it takes, else null. */
  plain: string | null
}

/** Glyphs that are read together; `says` is their text where a reader could not tell it from them one by one. */
export type Run = { says: string | null; shows: readonly Show[] }

/** Glyphs at one height, as an operand of TJ without its brackets. */
export type Show = { rise: number; operand: string }

/** What each glyph of a face stands for, as its ToUnicode map will say. */
export type Glossary = Map<number, string>

/** A piece of these glyphs. Enters in the glossary what is new to it. */
export function pieceOf(face: Face, text: string, glyphs: readonly Glyph[], glossary: Glossary): Piece {
  const width = glyphs.reduce((sum, { advance }) => sum + advance, 0)
  const space = text.endsWith(' ') ? (glyphs.find(({ text: said }) => said === ' ')?.advance ?? 0) : 0
  const runs = runsOf(face, glyphs, glossary)
  return { face, text, width, inked: width - space, runs, plain: plainOf(runs) }
}

function plainOf([run, ...more]: readonly Run[]): string | null {
  const [show, ...others] = run?.shows ?? []
  const isPlain = run?.says === null && more.length === 0 && others.length === 0 && show?.rise === 0
  return isPlain ? show.operand : null
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
  const shows: Show[] = []
  for (const glyph of glyphs) {
    const operand = placed(glyph, face.advance(glyph.id))
    const last = shows.at(-1)
    if (last?.rise === glyph.dy) last.operand = (last.operand + operand).replaceAll('><', '')
    else shows.push({ rise: glyph.dy, operand })
  }
  return shows
}

// TJ moves back by the numbers between the strings, in thousandths. A space keeps two of them apart.
function placed({ id, advance, dx }: Glyph, own: number): string {
  const after = own + dx - advance
  return `${move(-dx)}<${id.toString(16).padStart(4, '0')}>${move(after)}`
}

function move(back: number): string {
  return Math.abs(back) < 0.05 ? '' : `${Math.round(back * 10) / 10} `
}

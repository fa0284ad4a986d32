import type { Face } from '../fonts/face.ts'
import type { Han } from '../fonts/families.ts'
import { type Fonts, type Style, UNMARKED } from '../fonts/fonts.ts'
import { SETTINGS, settingOf } from '../fonts/settings.ts'
import { type Piece, pieceOf, type UsedFont } from './piece.ts'

/** Turns text into glyphs for one document, and remembers which it used. */
export type Typesetter = {
  /** The glyphs of a text that stands on one line, in one style and one direction, in reading order. */
  set(text: string, style: Style, rightToLeft: boolean, han: Han): readonly Piece[]
  /** Every face used, in the order of its first use: the same letters make the same file, whatever was printed before. */
  used: ReadonlyMap<Face, UsedFont>
}

const KEPT = 20_000

/** A typesetter over fonts that are ready for what it will be given. */
export function typesetter(fonts: Fonts): Typesetter {
  const used = new Map<Face, UsedFont>()
  const memory = Array.from({ length: SETTINGS }, () => new Map<string, readonly Piece[]>())

  const fontOf = (face: Face): UsedFont => {
    const font = used.get(face) ?? { face, resource: `F${used.size}`, glossary: new Map() }
    used.set(face, font)
    return font
  }

  const set: Typesetter['set'] = (text, style, rightToLeft, han) => {
    const remembered = memory[settingOf(style, rightToLeft, han)]
    const known = remembered?.get(text)
    if (known) return known
    if (remembered && remembered.size >= KEPT) remembered.clear()
    const pieces = byFace(fonts, text, style, han).map(({ face, part }) =>
      pieceOf(fontOf(face), part, face.shape(part, rightToLeft)),
    )
    remembered?.set(text, pieces)
    return pieces
  }

  return { set, used }
}

/** Parts of a text by the face that prints them. */
function byFace(fonts: Fonts, text: string, style: Style, han: Han): { face: Face; part: string }[] {
  const parts: { face: Face; part: string }[] = []
  for (const character of text) {
    const last = parts.at(-1)
    const face = faceOf(fonts, character, style, han, last?.face)
    if (last && last.face === face) last.part += character
    else if (face) parts.push({ face, part: character })
  }
  return parts
}

// A mark stays with the letter it belongs to wherever that letter's font has it; what leaves no mark stays anywhere.
function faceOf(fonts: Fonts, character: string, style: Style, han: Han, last: Face | undefined): Face | undefined {
  const code = character.codePointAt(0) ?? 0
  if (last && (/\p{M}/u.test(character) ? last.has(code) : UNMARKED.test(character) && character !== ' ')) return last
  const face = fonts.faceFor(code, style, han)
  if (!face && !UNMARKED.test(character)) throw new Error('A text was not checked before it was set: a font lacks it.')
  return face ?? last
}

import decompress from 'woff2-encoder/decompress'
import { type Face, openFace } from './face.ts'
import { FAMILIES, type Family, type Han } from './families.ts'
import type { Style } from './settings.ts'
import { readSlice, type Slice, slicesOf } from './slices.ts'

/** The font files that were read, and the faces they hold. */
export type FontStore = {
  /** The face that prints a character, of the first family that does; undefined where none that has been read does. */
  faceFor(character: number, style: Style, han: Han): Face | undefined
  /** Reads the file that prints a character. Answers whether there is one. */
  read(character: number, han: Han): Promise<boolean>
}

const REGULAR = 400
const BOLD = 700
const PLAIN: Style = { bold: false, italic: false }

type Files = { upright: Uint8Array; slanted: Uint8Array }

/** Opens the font files, none of them read yet. */
export function openFontStore(): FontStore {
  const files = new Map<string, Files>()
  const sliceFor = finder()
  const faceIn = faceOpener(files)
  return {
    faceFor(character, style, han) {
      for (const family of FAMILIES[han]) {
        const slice = sliceFor(family, character)
        const face = slice && faceIn(slice, style)
        if (face?.has(character)) return face
      }
      return undefined
    },
    async read(character, han) {
      for (const family of FAMILIES[han]) {
        const slice = sliceFor(family, character)
        if (!slice) continue
        if (!files.has(fileKey(slice))) files.set(fileKey(slice), await unpacked(slice))
        if (faceIn(slice, PLAIN)?.has(character)) return true
      }
      return false
    },
  }
}

function faceOpener(files: ReadonlyMap<string, Files>): (slice: Slice, style: Style) => Face | undefined {
  const faces = new Map<string, Face>()
  return (slice, style) => {
    const key = keyOf(slice, style)
    const read = files.get(fileKey(slice))
    if (read && !faces.has(key)) faces.set(key, openFace(describe(slice, style, read)))
    return faces.get(key)
  }
}

function finder(): (family: Family, character: number) => Slice | undefined {
  const ranges = new Map<Family, Map<number, Slice>>()
  return (family, character) => {
    const slices = ranges.get(family) ?? slicesOf(family)
    ranges.set(family, slices)
    return slices.get(character)
  }
}

function fileKey({ family, name }: Slice): string {
  return `${family.name}/${name}`
}

function keyOf(slice: Slice, { bold, italic }: Style): string {
  return `${fileKey(slice)}${bold ? '/bold' : ''}${italic && slice.family.italic ? '/italic' : ''}`
}

async function unpacked(slice: Slice): Promise<Files> {
  const upright = await decompress(readSlice(slice, false))
  return { upright, slanted: slice.family.italic ? await decompress(readSlice(slice, true)) : upright }
}

function describe({ family }: Slice, style: Style, { upright, slanted }: Files) {
  const italic = style.italic && family.italic
  const cut = `${style.bold ? 'Bold' : ''}${italic ? 'Italic' : ''}` || 'Regular'
  return {
    name: `${family.name}-${cut}`,
    file: italic ? slanted : upright,
    weight: style.bold ? BOLD : REGULAR,
    italic,
  }
}

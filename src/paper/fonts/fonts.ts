import decompress from 'woff2-encoder/decompress'
import { type Face, openFace } from './face.ts'
import { FAMILIES, type Family, type Han } from './families.ts'
import { SETTINGS, type Style, settingOf } from './settings.ts'
import { readSlice, type Slice, slicesOf } from './slices.ts'

export type { Style } from './settings.ts'

/** The fonts that come with the product; each file is read when a text first needs it. */
export type Fonts = {
  /** Whether everything that these characters need was read, and every one of them can be printed. */
  isReady(text: string, han: Han): boolean
  /** Reads what these characters need. Answers whether every one of them can be printed. */
  ready(text: string, han: Han): Promise<boolean>
  /** The face that prints a character, or undefined where none that has been read does. */
  faceFor(character: number, style: Style, han: Han): Face | undefined
}

const REGULAR = 400
const BOLD = 700
const PLAIN: Style = { bold: false, italic: false }
/** From here on families of Han characters have what others lack, and which of them is asked first depends on the reader. */
const FIRST_SHARED = '\u2000'
const ASCII = /^[\n -~]*$/

/** What leaves no mark of its own, such as a joiner: it needs no font. */
export const UNMARKED = /[\s\p{Default_Ignorable_Code_Point}]/u

type Files = { upright: Uint8Array; slanted: Uint8Array }

/** Opens the fonts. */
export function openFonts(): Fonts {
  const files = new Map<string, Files>()
  const faces = new Map<string, Face>()
  const printable = new Map<string, boolean>()
  const known = Array.from({ length: SETTINGS }, () => new Map<number, Face>())
  const sliceFor = finder()

  const faceIn = (slice: Slice, style: Style): Face | undefined => {
    const key = keyOf(slice, style)
    const read = files.get(fileKey(slice))
    if (read && !faces.has(key)) faces.set(key, openFace(describe(slice, style, read)))
    return faces.get(key)
  }

  const faceFor: Fonts['faceFor'] = (character, style, han) => {
    const memory = known[settingOf(style, false, han)]
    const face = memory?.get(character) ?? search(character, style, han)
    if (face) memory?.set(character, face)
    return face
  }

  const search: Fonts['faceFor'] = (character, style, han) => {
    for (const family of FAMILIES[han]) {
      const slice = sliceFor(family, character)
      const face = slice && faceIn(slice, style)
      if (face?.has(character)) return face
    }
    return undefined
  }

  const read = async (character: number, han: Han): Promise<boolean> => {
    for (const family of FAMILIES[han]) {
      const slice = sliceFor(family, character)
      if (!slice) continue
      if (!files.has(fileKey(slice))) files.set(fileKey(slice), await unpacked(slice))
      if (faceIn(slice, PLAIN)?.has(character)) return true
    }
    return false
  }

  const isReady: Fonts['isReady'] = (text, han) => {
    if (printable.has('~') && ASCII.test(text)) return true
    for (const character of text.normalize('NFC')) if (!printable.get(keyFor(character, han))) return false
    return true
  }

  const ready: Fonts['ready'] = async (text, han) => {
    let all = true
    for (const character of text.normalize('NFC')) {
      const key = keyFor(character, han)
      if (!printable.has(key))
        printable.set(key, UNMARKED.test(character) || (await read(character.codePointAt(0) ?? 0, han)))
      all &&= printable.get(key) ?? false
    }
    return all
  }

  return { isReady, ready, faceFor }
}

function keyFor(character: string, han: Han): string {
  return character < FIRST_SHARED ? character : han + character
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

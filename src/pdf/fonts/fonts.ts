import type { Face } from './face.ts'
import type { Han } from './families.ts'
import { type FontStore, openFontStore } from './font-store.ts'
import { SETTINGS, type Style, settingOf } from './settings.ts'

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

/** From here on families of Han characters have what others lack, and which of them is asked first depends on the reader. */
const FIRST_SHARED = '\u2000'
const ASCII = /^[\n -~]*$/

/** What leaves no mark of its own, such as a joiner: it needs no font. */
export const UNMARKED = /[\s\p{Default_Ignorable_Code_Point}]/u

/** Opens the fonts. */
export function openFonts(): Fonts {
  const store = openFontStore()
  return { faceFor: remembered(store), ...readiness(store) }
}

function remembered(store: FontStore): Fonts['faceFor'] {
  const known = Array.from({ length: SETTINGS }, () => new Map<number, Face>())
  return (character, style, han) => {
    const memory = known[settingOf(style, false, han)]
    const face = memory?.get(character) ?? store.faceFor(character, style, han)
    if (face) memory?.set(character, face)
    return face
  }
}

function readiness(store: FontStore): Pick<Fonts, 'isReady' | 'ready'> {
  const printable = new Map<string, boolean>()
  return {
    isReady(text, han) {
      if (printable.has('~') && ASCII.test(text)) return true
      for (const character of text.normalize('NFC')) if (!printable.get(keyFor(character, han))) return false
      return true
    },
    async ready(text, han) {
      let all = true
      for (const character of text.normalize('NFC')) {
        const key = keyFor(character, han)
        if (!printable.has(key))
          printable.set(key, UNMARKED.test(character) || (await store.read(character.codePointAt(0) ?? 0, han)))
        all &&= printable.get(key) ?? false
      }
      return all
    },
  }
}

function keyFor(character: string, han: Han): string {
  return character < FIRST_SHARED ? character : han + character
}

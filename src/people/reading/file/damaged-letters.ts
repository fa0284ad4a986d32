import { CP437, upperHalf } from './code-pages.ts'
import { withoutEntities } from './entities.ts'

/** What was restored in a text, and how often. */
export type Restored = { twice: number; entities: number }

/** Restores letters that a wrong reading of UTF-8 (Ã© for é) or a web page (&eacute;) left in a text; `restored` counts them. */
export function restoreLetters(text: string, restored: Restored): string {
  const once = SIGNS.test(text) ? readAgain(text, restored) : text
  return once.includes('&') ? withoutEntities(once, () => restored.entities++) : once
}

const MOST_TIMES = 3

// UTF-8 that was read as another set and saved as UTF-8 again, once or several times.
function readAgain(text: string, restored: Restored): string {
  return READINGS.reduce((now, reading) => againBy(now, reading, restored), text)
}

function againBy(text: string, { pattern, byteOf }: Reading, restored: Restored): string {
  let now = text
  for (let times = 0; times < MOST_TIMES; times++) {
    const before = now
    now = now.replace(pattern, (found) => {
      const letter = letterOf(found, byteOf)
      if (letter !== found) restored.twice++
      return letter
    })
    if (now === before) return now
  }
  return now
}

const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function letterOf(found: string, byteOf: ReadonlyMap<string, number>): string {
  const bytes = Uint8Array.from(found, (sign) => byteOf.get(sign) ?? 0)
  try {
    const letter = STRICT.decode(bytes)
    return PLAUSIBLE.test(letter) || byteOf.has(letter) ? letter : found
  } catch {
    return found
  }
}

// Letters of names and the signs between them; no phonetic letter, nor Ē and Ĕ, whose bytes are a capital and a quotation mark.
const PLAUSIBLE =
  /^[\u00a0-\u0111\u0113\u0115-\u017f\u0218-\u021b\u0370-\u058f\u0590-\u06ff\u0900-\u0dff\u0e00-\u0eff\u1e00-\u1eff\u2010-\u2027\u2030-\u2044\u20ac\u2122\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\ufeff\uff00-\uffef]$/u

type Reading = { pattern: RegExp; byteOf: ReadonlyMap<string, number> }

// The first bytes of letters of Latin, Greek, Cyrillic, Hebrew, Arabic and East Asian scripts. In the sets of the Mac and of
// DOS most of them are letters that stand in names, so there only those that are signs.
const MANY = [0xc2, 0xc3, 0xc4, 0xc5, 0xcb, 0xce, 0xcf, 0xd0, 0xd1, 0xd7, 0xd8, 0xd9]
const FEW = [0xc2, 0xc3, 0xc4, 0xc5]
const LONG = [0xe1, 0xe2, 0xe3, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, 0xea, 0xeb, 0xec, 0xed]

const READINGS: readonly Reading[] = [
  reading(upperHalf('windows-1252'), MANY, LONG),
  reading(upperHalf('macintosh'), [...FEW, 0xc6], [0xe2]),
  reading(CP437, FEW, [0xe2]),
  reading(upperHalf('cp850'), FEW, [0xe2]),
]

function reading(table: string, two: readonly number[], three: readonly number[]): Reading {
  const byteOf = new Map([...table].map((sign, at) => [sign, at + 128]))
  if (two === MANY) for (let code = 0x80; code < 0xa0; code++) byteOf.set(String.fromCharCode(code), code)
  const those = (isWanted: (byte: number) => boolean) =>
    `[${[...byteOf].flatMap(([sign, byte]) => (isWanted(byte) ? [sign.replace(/[\\\]^-]/, '\\$&')] : [])).join('')}]`
  const more = those((byte) => byte < 0xc0)
  const first = those((byte) => two.includes(byte))
  return { pattern: new RegExp(`${first}${more}|${those((byte) => three.includes(byte))}${more}${more}`, 'gu'), byteOf }
}

// The signs with which letters begin in each of the readings.
const SIGNS = /[ÂÃÄÅËÎÏÐÑ×ØÙá-í√¬‚ƒ≈∆├┬─┼ÔΓ]/

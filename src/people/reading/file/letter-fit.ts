import { type BytePage, upperHalf } from './code-pages.ts'

/**
 * How well the bytes of a line fit a character set, by what stands beside its letters: é within lower-case letters fits,
 * Ž after one does not, nor a currency sign or the corner of a frame. Higher is better.
 */
export function fitOf(bytes: Uint8Array, page: BytePage): number {
  const kinds = kindsOf(page)
  const kindAt = (at: number): Kind => {
    const byte = bytes[at]
    if (byte === undefined) return OTHER
    return byte < 128 ? PLAIN[byte]! : kinds[byte - 128]!
  }
  let fit = 0
  for (let at = 0; at < bytes.length; at++)
    if (bytes[at]! >= 128) fit += fitBetween(kindAt(at), kindAt(at - 1), kindAt(at + 1))
  return fit
}

/** How well a line fits Shift JIS, of which each character takes two bytes: text as it is decoded, `\ufffd` where it is not. */
export function fitOfJapanese(text: string): number {
  if (text.includes('\ufffd')) return -10
  let fit = 0
  for (const [found] of text.matchAll(/[\p{sc=Latin}]?[^\0-\x7f]+[\p{sc=Latin}]?/gu)) {
    const isMixed = /\p{sc=Latin}/u.test(found)
    for (const letter of found)
      fit += isMixed ? -1 : /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u.test(letter) ? ofJapanese(letter) : 0
  }
  return fit
}

// Half-width katakana are one byte each, as any letter of other sets is.
function ofJapanese(letter: string): number {
  return letter >= '\uff61' && letter <= '\uff9f' ? 0 : 1.8
}

type Kind = {
  /** Lower or upper case, or no letter. */
  form: 'lower' | 'upper' | 'none'
  script: 'latin' | 'cyrillic' | 'other'
  sign: string
  /** How usual it is in names; below 0 for what never stands in one. */
  weight: number
}

const USUAL = 'áéíóúñüöäëïçàèâêîôûãõåøæßÁÉÍÓÚÑÜÖÄÇÅØÀÈÊÂÔÃÕ'
const CENTRAL = 'łŁśŚżŻźŹćĆńŃęĘąĄčČřŘěĚůŮýÝďťňőŐűŰşŞţţăĂðÐ'
const CENTRAL_WEIGHT = 0.8
const RUSSIAN = /[А-яЁёІіЇїЄєҐґ]/u
// Signs that stand between, before or after words.
const BESIDE_WORDS = '’‘“”–—…ºª°·½¼¾²®™©§'

const OTHER: Kind = { form: 'none', script: 'other', sign: ' ', weight: 0 }
const PLAIN: readonly Kind[] = Array.from({ length: 128 }, (_, code) => kindOf(String.fromCharCode(code)))
const KINDS = new Map<BytePage, readonly Kind[]>()

function kindsOf(page: BytePage): readonly Kind[] {
  const kinds = KINDS.get(page) ?? [...upperHalf(page)].map(kindOf)
  KINDS.set(page, kinds)
  return kinds
}

function kindOf(sign: string): Kind {
  const isLetter = /\p{L}/u.test(sign) && !'ªº'.includes(sign)
  const form = !isLetter ? 'none' : /\p{Lu}/u.test(sign) ? 'upper' : 'lower'
  const script = /\p{sc=Latin}/u.test(sign) && isLetter ? 'latin' : /\p{sc=Cyrillic}/u.test(sign) ? 'cyrillic' : 'other'
  return {
    form,
    script,
    sign,
    weight: isLetter ? weightOf(sign, script) : BESIDE_WORDS.includes(sign) ? 0 : signWeight(sign),
  }
}

function weightOf(sign: string, script: Kind['script']): number {
  if (script === 'cyrillic') return RUSSIAN.test(sign) ? 1 : 0.2
  if (script !== 'latin') return -1
  return USUAL.includes(sign) ? 1 : CENTRAL.includes(sign) ? CENTRAL_WEIGHT : 0.5
}

function signWeight(sign: string): number {
  return /[\p{Cc}\p{Co}]/u.test(sign) ? -3 : -1.5
}

function fitBetween(kind: Kind, before: Kind, after: Kind): number {
  const touches = before.form !== 'none' || after.form !== 'none'
  if (kind.form === 'none') return touches ? fitOfSign(kind, before, after) : Math.min(0, kind.weight + 1.5)
  if (!touches) return -0.5
  return kind.script === 'cyrillic' ? fitOfCyrillic(kind, before, after) : fitOfLatin(kind, before, after)
}

function fitOfSign({ sign, weight }: Kind, before: Kind, after: Kind): number {
  const within = before.form !== 'none' && after.form === 'lower'
  if (sign === '\u00a0') return within ? -1 : 1
  if (sign === '’') return within || before.form === 'upper' ? 0.7 : 0
  if (weight < 0) return weight
  return within || (before.form === 'upper' && after.form === 'upper') ? -1 : 0
}

function fitOfCyrillic({ form, weight }: Kind, before: Kind, after: Kind): number {
  if (before.script === 'latin' || after.script === 'latin') return -2
  if (form === 'upper' && before.form === 'lower') return -1.5
  return before.script === 'cyrillic' ? weight + 0.3 : form === 'lower' ? weight - 0.5 : weight
}

function fitOfLatin(kind: Kind, before: Kind, after: Kind): number {
  const { form, weight } = kind
  if (form === 'upper' && before.form === 'lower') return -1.5
  if (form === 'upper' && before.form === 'upper' && after.form === 'lower') return -1
  if (form === 'lower' && after.form === 'upper') return -1.5
  const accents = [before, after].filter((other) => isOddBeside(kind, other)).length
  return weight - accents * 0.7 - (form === 'lower' && before.form === 'none' ? 0.5 : 0)
}

// Two accents side by side are rare, but for ř and for two letters of Central Europe (Dvořák, Wałęsa).
function isOddBeside({ sign, weight }: Kind, other: Kind): boolean {
  if (other.sign <= '\x7f' || other.script !== 'latin' || sign === 'ř') return false
  return weight !== CENTRAL_WEIGHT || other.weight !== CENTRAL_WEIGHT
}

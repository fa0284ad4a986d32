import { addressWords } from './address-words.ts'
import type { Address } from './person.ts'

/** An address taken apart: the building's own line, the unit in it, and whether a unit is named without its number. */
export type Delivery = { street: string; unit: string; lacksNumber: boolean }

/** Takes the two address lines apart, in folded words and USPS abbreviations (Publication 28, section 213). */
export function deliveryOf({ line1, line2 }: Pick<Address, 'line1' | 'line2'>): Delivery {
  const first = wordsOf(line1)
  const second = wordsOf(line2)
  const words = isUnit(second) ? [...first, ...second] : first
  const at = words.findIndex((word, place) => place > 0 && isDesignator(words, word, place))
  if (at < 0) return { street: first.join(' '), unit: isNumber(second[0]) ? second.join(' ') : '', lacksNumber: false }
  const unit = words.slice(at)
  const lacksNumber = unit.length === 1 && NEEDS_NUMBER.has(unit[0] ?? '') && !isOrdinal(words[at - 1])
  return { street: words.slice(0, at).join(' '), unit: lacksNumber ? '' : unit.join(' '), lacksNumber }
}

const NEEDS_NUMBER = new Set('apt ste fl bldg rm dept lot spc trlr unit'.split(' '))
const ALONE = new Set('ph bsmt frnt rear uppr lowr'.split(' '))

function wordsOf(line: string | undefined): string[] {
  return addressWords(line?.includes('#') ? line.replaceAll('#', ' apt ') : line)
}

function isUnit([first = '', second]: string[]): boolean {
  return ALONE.has(first) || (NEEDS_NUMBER.has(first) && (second === undefined || isNumber(second)))
}

// "Ste Marie Street" is no suite: a number or a letter has to follow, or nothing at all.
function isDesignator(words: readonly string[], word: string, at: number): boolean {
  const next = words[at + 1]
  if (ALONE.has(word)) return next === undefined
  return NEEDS_NUMBER.has(word) && (next === undefined || isNumber(next))
}

function isNumber(word: string | undefined): boolean {
  return word !== undefined && /^(\d+[a-z]?|[a-z]\d*)$/.test(word)
}

function isOrdinal(word: string | undefined): boolean {
  return /^\d+(st|nd|rd|th)$/.test(word ?? '')
}

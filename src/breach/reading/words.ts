import { ELEMENT_WORDS } from '../law/elements.ts'
import type { Limit, Relative, Threshold } from '../law/law.ts'
import type { Element } from '../law/vocabulary.ts'
import { capitalized, counted, number } from '../law/words.ts'

/** `60 calendar days from determination`; null without a number. */
export function length({ limit, unit, from }: Limit): string | null {
  if (limit === null || unit === null || from === null) return null
  return `${counted(limit, UNITS[unit])} from ${STARTS[from]}`
}

/** The length as a sentence; the law that has no number says so. */
export function lengthSentence(limit: Limit): string {
  const words = length(limit)
  return words === null ? 'A standard, no number of days.' : `No later than ${words}.`
}

/** From which count on a notice is owed: `Owed where more than 500 residents are affected.` */
export function lineSentence({ threshold, compare, counts }: Threshold): string {
  const one = counts === 'residents' ? 'resident' : 'individual'
  if (threshold === 1 && compare === '>=') return `Owed where any ${one} is affected.`
  const many = compare === '>=' ? `${number(threshold)} or more` : `more than ${number(threshold)}`
  return `Owed where ${many} ${one}s are affected.`
}

/** How a notice stands to the letters; empty where it has its own clock only. */
export function relation(relative: Relative): string {
  return relative === null ? '' : `${RELATIONS[relative]} the letters to individuals.`
}

/** Kinds of data as a list inside a sentence; `none` where there are none. */
export function kinds(elements: readonly Element[]): string {
  return elements.map((element) => ELEMENT_WORDS[element]).join('; ') || 'none'
}

/** The text of the data as a sentence that ends; a code in it as words. */
export function sentence(text: string | null): string {
  if (text === null || text === '') return ''
  const whole = capitalized(text.replaceAll('_', ' '))
  return /[.!?]\)?$/.test(whole) ? whole : `${whole}.`
}

const UNITS = { calendar_days: 'calendar day', business_days: 'business day', hours: 'hour' }

const STARTS = {
  discovery: 'discovery',
  determination: 'determination that it was a breach',
  individual_notice: 'the notice to individuals',
  hhs_notice: 'the report to the HHS Secretary',
}

const RELATIONS = { before: 'Before', not_later_than: 'No later than', with: 'Together with', after: 'After' }

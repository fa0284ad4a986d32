import type { Address } from './person.ts'
import { readPostalRegion } from './places/regions.ts'
import { readState } from './states.ts'

/** City, State and ZIP code as one text holds them. */
export type Tail = Pick<Address, 'city' | 'state' | 'zip'>

/**
 * The parts of `Salem, MA 01970-1234`, `SALEM MASSACHUSETTS 01970`, `Salem, MA` or `APO AE 09128`; undefined where no State,
 * nor a region that the Postal Service has beside them, stands at the end or before the ZIP code.
 */
export function splitTail(text: string): Tail | undefined {
  const { words, zip } = withoutZip(withoutCountry(text))
  const found = stateAtEnd(words)
  if (!found) return undefined
  const city = words.slice(0, found.from).trim().replace(/,$/, '').trim()
  return { ...(city && { city }), state: found.state, ...(zip && { zip }) }
}

/** The parts of `Salem 01970`, where a column is for city, State and ZIP code; undefined where it ends in no ZIP code. */
export function splitZip(text: string): Tail | undefined {
  const { words, zip } = withoutZip(` ${withoutCountry(text)}`)
  const city = words.trim().replace(/,$/, '')
  return zip ? { ...(city && { city }), zip } : undefined
}

/**
 * The parts of a whole address in one cell, its lines parted by commas: `12 Elm St, Apt 4, Salem, MA 01970`. A street and a
 * city that nothing parts stay one line, and the city is missing. Undefined where it does not end in a State.
 */
export function splitAddress(text: string): Address | undefined {
  const tail = splitTail(text)
  if (!tail?.city) return undefined
  const { city: before, ...place } = tail
  const lines = before
    .split(',')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const city = lines.length > 1 ? lines.pop() : undefined
  const [line1, ...others] = lines
  const line2 = others.join(', ')
  return { ...(line1 && { line1 }), ...(line2 && { line2 }), ...(city && { city }), ...place }
}

/** The lines of a cell as one line, parted by commas: a break, a tab or several blanks part what one blank does not. */
export function onOneLine(cell: string): string {
  return cell
    .split(/\s*(?:[\r\n\t]| {2,})\s*/)
    .map((line) => line.replace(/,$/, ''))
    .filter((line) => line !== '')
    .join(', ')
}

const COUNTRY = /[\s,]+(?:u\.?s\.?(?:a\.?)?|united states(?: of america)?)$/i
const ZIP = /[\s,]+(\d{5}(?:-?\d{4})?)$/

function withoutCountry(text: string): string {
  return text.trim().replace(COUNTRY, '')
}

function withoutZip(text: string): { words: string; zip: string | undefined } {
  const found = ZIP.exec(text)
  return { words: found ? text.slice(0, found.index) : text, zip: found?.[1] }
}

const MOST_WORDS_OF_A_STATE = 4
/** Stands where others have a city. */
const POST_OFFICE = /^[afd]po\b/i

// The longest name wins: West Virginia is not Virginia.
function stateAtEnd(text: string): { state: string; from: number } | undefined {
  const starts = [...text.matchAll(/(?:^|[\s,]+)(?=[^\s,])/g)].map(({ index, 0: gap }) => ({
    index,
    at: index + gap.length,
  }))
  for (const { index, at } of starts.slice(-MOST_WORDS_OF_A_STATE)) {
    const named = text.slice(at).replace(/,$/, '')
    const state = readState(named) ?? (POST_OFFICE.test(named) ? undefined : readPostalRegion(named))
    if (state) return { state, from: index }
  }
  return undefined
}

import { TOO_LARGE, Unreadable } from './refusals.ts'

/** An element of an XML text: its attributes as they stand, and what is between its tags. */
export type Element = { attributes: string; content: string }

/** The elements of that name, one after the other; in time that grows with the text, whatever is broken in it. */
export function* elements(xml: string, name: string): Generator<Element> {
  const close = `</${name}>`
  for (let at = xml.indexOf(`<${name}`); at >= 0; ) {
    const tagEnd = xml.indexOf('>', at)
    if (tagEnd < 0) return
    const attributes = xml.slice(at + name.length + 1, tagEnd)
    const isOther = !/^[\s/]|^$/.test(attributes)
    const isEmpty = attributes.endsWith('/')
    const end = isOther || isEmpty ? tagEnd : xml.indexOf(close, tagEnd)
    if (end < 0) return
    if (!isOther) yield { attributes, content: isEmpty ? '' : xml.slice(tagEnd + 1, end) }
    at = xml.indexOf(`<${name}`, end + 1)
  }
}

/** In characters: no row of a sheet and no text of a cell is longer. */
const LONGEST_ELEMENT = 8_000_000

/**
 * Finds the elements of that name in a text that comes in pieces, none of which ends within a tag. Throws Unreadable where
 * one is longer than memory should hold.
 */
export function elementCutter(name: string): (piece: string) => Generator<Element> {
  const [open, close] = [`<${name}`, `</${name}>`]
  let held = ''
  let looked = 0
  return function* (piece) {
    const text = held + piece
    let at = text.indexOf(open)
    while (at >= 0) {
      const tagEnd = text.indexOf('>', at)
      if (tagEnd < 0) break
      const attributes = text.slice(at + open.length, tagEnd)
      const isOther = !/^[\s/]|^$/.test(attributes)
      const isEmpty = attributes.endsWith('/')
      const end = isOther || isEmpty ? tagEnd : text.indexOf(close, Math.max(tagEnd, looked))
      if (end < 0) break
      looked = 0
      if (!isOther) yield { attributes, content: isEmpty ? '' : text.slice(tagEnd + 1, end) }
      at = text.indexOf(open, end + 1)
    }
    held = at < 0 ? '' : text.slice(at)
    looked = Math.max(0, held.length - close.length)
    if (held.length > LONGEST_ELEMENT) throw new Unreadable(TOO_LARGE)
  }
}

/** How often an element of that name begins: as often as `elements` finds it, where each ends and none is in another. */
export function opened(xml: string, name: string): number {
  let count = 0
  for (let at = xml.indexOf(`<${name}`); at >= 0; at = xml.indexOf(`<${name}`, at + 1))
    if (/[\s/>]/.test(xml[at + name.length + 1] ?? '')) count++
  return count
}

/** The value of an attribute, whatever its prefix; undefined where there is none. */
export function attribute({ attributes }: Element, name: string): string | undefined {
  const at = attributes.indexOf(name)
  if (at < 0) return undefined
  const found = patternOf(name).exec(attributes)
  const value = found?.[1] ?? found?.[2]
  return value === undefined ? undefined : plainText(value)
}

const PATTERNS = new Map<string, RegExp>()

function patternOf(name: string): RegExp {
  const pattern = PATTERNS.get(name) ?? new RegExp(`(?:^|\\s)(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
  PATTERNS.set(name, pattern)
  return pattern
}

/** A text without what stands between two marks, the marks included; from a mark that nothing closes on, it stays as it is. */
export function without(text: string, open: string, close: string): string {
  // A lazy pattern would look for the end of each of a thousand openings, to the end of the text.
  const kept: string[] = []
  let from = 0
  for (let at = text.indexOf(open); at >= 0; at = text.indexOf(open, from)) {
    const end = text.indexOf(close, at + open.length)
    if (end < 0) break
    kept.push(text.slice(from, at))
    from = end + close.length
  }
  return from === 0 ? text : kept.join('') + text.slice(from)
}

/** A text with its entities resolved: two that are the halves of one character make that character. */
export function plainText(xml: string): string {
  if (!xml.includes('&')) return xml
  return xml
    .replace(
      /&(#x[\da-f]{1,6}|#\d{1,7}|\w{2,4});/gi,
      (whole, name: string) => ENTITIES[name] ?? numbered(name) ?? whole,
    )
    .toWellFormed()
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function numbered(name: string): string | undefined {
  if (!name.startsWith('#')) return undefined
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}

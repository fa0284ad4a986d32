import { inflateSync } from 'node:zlib'

/** The objects of a PDF as they stand in it. ISO 32000-1, 7.3. Names have their slash; strings are of one byte a character. */
export type Value = null | boolean | number | Name | Text | Value[] | Dictionary | Reference | Stream
export type Name = `/${string}`
export type Text = { text: string }
export type Reference = { to: number }
export type Dictionary = { entries: Record<string, Value> }
type Stream = Dictionary & { bytes: Buffer }

/** A PDF read with no help of anybody else's reader. */
export type Objects = {
  trailer: Dictionary
  /** What a value is, or what it refers to. */
  read(value: Value | undefined): Value
  /** The same where only a dictionary will do. */
  dictionary(value: Value | undefined): Dictionary
  list(value: Value | undefined): Value[]
  /** Every number that the file uses. */
  numbers: number[]
  /** Puts another object in the place of one, as a fault would. */
  replace(number: number, value: Value): void
}

/** Reads a PDF whose cross-references are one stream. Throws where an object is not where they say. */
export function objectsOf(file: Buffer): Objects {
  const source = file.toString('latin1')
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(source)?.[1])
  const table = asStream(parseAt(source, start).value)
  const places = placesOf(table)
  const known = new Map<number, Value>()

  const streams = new Map<number, [content: string, first: number]>()
  const unpacked = (number: number) => {
    const stream = asStream(read({ to: number }))
    const known = streams.get(number) ?? [contentOf(stream).toString('latin1'), Number(stream.entries['/First'])]
    streams.set(number, known)
    return known
  }

  const load = (number: number): Value => {
    const place = places.get(number)
    if (!place) return null
    if (place.kind === 1) return parseAt(source, place.at).value
    return parse(...within(unpacked(place.at), place.index)).value
  }
  const read = (value: Value | undefined): Value => {
    if (!isReference(value)) return value ?? null
    if (!known.has(value.to)) known.set(value.to, load(value.to))
    return known.get(value.to) ?? null
  }
  return {
    trailer: table,
    read,
    dictionary(value) {
      const found = read(value)
      if (!isDictionary(found)) throw new Error(`A dictionary was expected: ${JSON.stringify(found)}`)
      return found
    },
    list: (value) => {
      const found = read(value)
      return Array.isArray(found) ? found : []
    },
    numbers: [...places.keys()],
    replace: (number, value) => known.set(number, value),
  }
}

export function isReference(value: Value | undefined): value is Reference {
  return typeof value === 'object' && value !== null && 'to' in value
}

export function isDictionary(value: Value | undefined): value is Dictionary {
  return typeof value === 'object' && value !== null && 'entries' in value
}

export function isText(value: Value | undefined): value is Text {
  return typeof value === 'object' && value !== null && 'text' in value
}

export function asStream(value: Value): Stream {
  if (!isDictionary(value) || !('bytes' in value)) throw new Error('A stream was expected.')
  return value as Stream
}

/** What a stream holds, no longer compressed. */
export function contentOf({ entries, bytes }: Stream): Buffer {
  return entries['/Filter'] === '/FlateDecode' ? inflateSync(bytes) : bytes
}

/** The values and operators of a content stream, in order; operators are `{ operator }`. */
export function* tokensOf(content: string): Generator<Value | { operator: string }> {
  let at = skip(content, 0)
  while (at < content.length) {
    const [, word] = OPERATOR.exec(content.slice(at, at + 4)) ?? []
    const { value, end } = word ? { value: { operator: word }, end: at + word.length } : parse(content, at)
    yield value
    at = skip(content, end)
  }
}

const OPERATOR = /^(?!true|null|fals)([A-Za-z][A-Za-z0-9*']{0,2})/

type Place = { kind: number; at: number; index: number }

function placesOf(table: Stream): Map<number, Place> {
  const [kind = 0, at = 0, index = 0] = table.entries['/W'] as number[]
  const rows = contentOf(table)
  const places = new Map<number, Place>()
  for (let number = 0; number < Number(table.entries['/Size']); number++) {
    const row = number * (kind + at + index)
    const place = {
      kind: rows.readUIntBE(row, kind),
      at: rows.readUIntBE(row + kind, at),
      index: rows.readUIntBE(row + kind + at, index),
    }
    if (place.kind > 0) places.set(number, place)
  }
  return places
}

function within([content, first]: [string, number], index: number): [content: string, at: number] {
  const offsets = content.slice(0, first).trim().split(/\s+/)
  return [content, first + Number(offsets[index * 2 + 1])]
}

type Parsed = { value: Value; end: number }

function parseAt(source: string, at: number): Parsed {
  const [head] = /^\d+ 0 obj\s*/.exec(source.slice(at, at + 40)) ?? []
  if (!head) throw new Error(`No object begins at ${at}.`)
  return parse(source, at + head.length)
}

const SPACE = /[\0\t\n\f\r ]/

function skip(source: string, at: number): number {
  let next = at
  while (next < source.length && SPACE.test(source[next] ?? '')) next++
  return next
}

function parse(source: string, from: number): Parsed {
  const at = skip(source, from)
  const two = source.slice(at, at + 2)
  if (two === '<<') return parseDictionary(source, at + 2)
  if (two[0] === '<') return parseHex(source, at + 1)
  if (two[0] === '(') return parseText(source, at + 1)
  if (two[0] === '[') return parseList(source, at + 1)
  const [word = ''] =
    /^(\d+ \d+ R\b|\/[^\s()<>[\]/]*|[+-]?[\d.]+|true|false|null)/.exec(source.slice(at, at + 200)) ?? []
  if (word === '') throw new Error(`Nothing known begins at ${at}: ${source.slice(at, at + 20)}`)
  return { value: wordOf(word), end: at + word.length }
}

function wordOf(word: string): Value {
  if (word.startsWith('/')) return word as Name
  if (word.endsWith('R')) return { to: Number(word.split(' ')[0]) }
  if (word === 'null') return null
  return word === 'true' || word === 'false' ? word === 'true' : Number(word)
}

function parseList(source: string, from: number): Parsed {
  const values: Value[] = []
  let at = skip(source, from)
  while (source[at] !== ']') {
    const { value, end } = parse(source, at)
    values.push(value)
    at = skip(source, end)
  }
  return { value: values, end: at + 1 }
}

function parseDictionary(source: string, from: number): Parsed {
  const entries: Record<string, Value> = {}
  let at = skip(source, from)
  while (source.slice(at, at + 2) !== '>>') {
    const key = parse(source, at)
    const { value, end } = parse(source, key.end)
    entries[String(key.value)] = value
    at = skip(source, end)
  }
  const [head] = /^>>\s*stream\r?\n/.exec(source.slice(at, at + 20)) ?? []
  if (!head) return { value: { entries }, end: at + 2 }
  const start = at + head.length
  const end = start + Number(entries['/Length'])
  return { value: { entries, bytes: Buffer.from(source.slice(start, end), 'latin1') } as Stream, end }
}

function parseHex(source: string, from: number): Parsed {
  const end = source.indexOf('>', from)
  return { value: { text: Buffer.from(source.slice(from, end), 'hex').toString('latin1') }, end: end + 1 }
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function parseText(source: string, from: number): Parsed {
  let text = ''
  let depth = 1
  for (let at = from; at < source.length; at++) {
    const character = source[at] ?? ''
    if (character === '\\') text += ESCAPES[source[++at] ?? ''] ?? source[at]
    else {
      depth += character === '(' ? 1 : character === ')' ? -1 : 0
      if (depth === 0) return { value: { text }, end: at + 1 }
      text += character
    }
  }
  throw new Error('A string has no end.')
}

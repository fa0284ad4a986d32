import { findHead } from '../../storage/log/commit.ts'
import type { Book, Parts } from './book.ts'

/** The book as one request sees it: each part of it is read when first asked for and once, until something is written. */
export function openBook<Whole extends Book>(book: Whole): Whole & { parts: Parts } {
  const parts: Parts = new Map()
  const afresh =
    <Given extends unknown[], Made>(write: (...given: Given) => Promise<Made>) =>
    (...given: Given) =>
      write(...given).finally(() => parts.clear())
  return { ...book, parts, shared: parts, commit: afresh(book.commit), stage: afresh(book.stage) }
}

/** The same book for whoever only asks what an answer would be: a commit writes nothing, and answers where the log stands. */
export function writtenByNobody<Whole extends Book>(book: Whole): Whole {
  return { ...book, commit: () => findHead(book.db) }
}

/** The same book with what was read of it so far; what is read through this one is forgotten with it. */
export function forgetfulBook<Whole extends Book>(book: Whole): Whole {
  return { ...book, ...(book.parts && { parts: new Map(book.parts) }) }
}

/** A part of the book itself, such as the practice or the day it is there. */
export function bookPart<Value>(read: (book: Book) => Promise<Value>): (book: Book) => Promise<Value> {
  return (book) => once(book, read, '', () => read(book))
}

/** The same of what is of no incident, and so one for whoever sees all of them and whoever sees some. */
export function sharedPart<Value>(read: (book: Book) => Promise<Value>): (book: Book) => Promise<Value> {
  return (book) => once({ ...book, ...(book.shared && { parts: book.shared }) }, read, '', () => read(book))
}

/** Reads once for a request; where the book was not opened for one, each time. `read` and `name` say what it is. */
export function once<Value>(
  { parts }: { parts?: Parts },
  read: object,
  name: string,
  readNow: () => Promise<Value>,
): Promise<Value> {
  if (!parts) return readNow()
  const known = parts.get(read) ?? new Map<string, Promise<unknown>>()
  parts.set(read, known)
  const value = (known.get(name) as Promise<Value> | undefined) ?? readNow()
  known.set(name, value)
  return value
}

/**
 * What is read by key, each key once for a request: only what is not known yet is read, all of it together. Of a list that
 * is gone through to its end no more than the last `most` keys are remembered.
 */
export async function onceEach<Key, Value>(
  book: { parts?: Parts },
  of: { read: object; name: string; most: number },
  keys: Iterable<Key>,
  readNow: (keys: Key[]) => Promise<ReadonlyMap<Key, Value>>,
): Promise<ReadonlyMap<Key, Value>> {
  const known = await once(book, of.read, of.name, async () => new Map<Key, Promise<ReadonlyMap<Key, Value>>>())
  const wanted = [...new Set(keys)]
  const unread = wanted.filter((key) => !known.has(key))
  const reading = unread.length > 0 ? readNow(unread) : null
  if (reading) for (const key of unread) known.set(key, reading)
  const readings = wanted.map((key) => known.get(key)!)
  forgetAllBut(of.most, known)
  // Whoever goes through a long list has nothing of it yet.
  return reading && unread.length === wanted.length ? await reading : await valuesIn(wanted, readings)
}

async function valuesIn<Key, Value>(keys: readonly Key[], readings: readonly Promise<ReadonlyMap<Key, Value>>[]) {
  const values = new Map<Key, Value>()
  for (const [at, key] of keys.entries()) {
    const value = (await readings[at])?.get(key)
    if (value !== undefined) values.set(key, value)
  }
  return values
}

function forgetAllBut<Key>(most: number, known: Map<Key, unknown>): void {
  for (const key of known.keys()) {
    if (known.size <= most) return
    known.delete(key)
  }
}

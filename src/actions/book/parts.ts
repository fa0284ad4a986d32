import type { Book, Parts } from './book.ts'

/** The book as one request sees it: each part of it is read when first asked for and once, until something is written. */
export function openBook<Whole extends Book>(book: Whole): Whole & { parts: Parts } {
  const parts: Parts = new Map()
  const afresh =
    <Given extends unknown[], Made>(write: (...given: Given) => Promise<Made>) =>
    (...given: Given) =>
      write(...given).finally(() => parts.clear())
  return { ...book, parts, commit: afresh(book.commit), stage: afresh(book.stage) }
}

/** A part of the book itself, such as the practice or the day it is there. */
export function bookPart<Value>(read: (book: Book) => Promise<Value>): (book: Book) => Promise<Value> {
  return (book) => once(book, read, '', () => read(book))
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

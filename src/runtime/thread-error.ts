import { Missing, Refused } from '../errors.ts'
import { NoPicture } from '../pdf/image/picture.ts'
import { Unreadable } from '../people/reading/file/refusals.ts'

const KINDS = { Refused, Missing, Unreadable, NoPicture }

/** An error that a person is told of, on its way between threads, where errors lose their kind. */
export type ThreadError = { name: keyof typeof KINDS; message: string; lacks?: Unreadable['lacks'] }

/** What crosses of an error of a known kind; undefined for any other, which is a fault of ours. */
export function threadErrorOf(error: unknown): ThreadError | undefined {
  const name = (Object.keys(KINDS) as ThreadError['name'][]).find((kind) => error instanceof KINDS[kind])
  const lacks = error instanceof Unreadable ? { lacks: error.lacks } : {}
  return name && { name, message: (error as Error).message, ...lacks }
}

/** The error that crossed, of the kind it was. */
export function revived({ name, message, lacks }: ThreadError): Error {
  if (name === 'Unreadable') return new Unreadable(message, lacks)
  return new KINDS[name](message)
}

import { Missing, Refused } from '../errors.ts'
import { Unreadable } from '../people/reading/file/unreadable.ts'

const KINDS = { Refused, Missing, Unreadable }

/** An error that a person is told of, on its way between threads, where errors lose their kind. */
export type ThreadError = { name: keyof typeof KINDS; message: string }

/** What crosses of an error of a known kind; undefined for any other, which is a fault of ours. */
export function threadErrorOf(error: unknown): ThreadError | undefined {
  const name = (Object.keys(KINDS) as ThreadError['name'][]).find((kind) => error instanceof KINDS[kind])
  return name && { name, message: (error as Error).message }
}

/** The error that crossed, of the kind it was. */
export function revived({ name, message }: ThreadError): Error {
  return new KINDS[name](message)
}

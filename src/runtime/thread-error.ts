import { Conflict, Destroyed, type FieldError, Missing, Refused, Unavailable } from '../errors.ts'
import { NoPicture } from '../pdf/image/picture.ts'
import { Unreadable } from '../people/reading/file/refusals.ts'

// A kind before the one that it is a kind of.
const KINDS = { Refused, Destroyed, Missing, Conflict, Unavailable, Unreadable, NoPicture }

/** An error that a person is told of, on its way between threads, where errors lose their kind. */
export type ThreadError = {
  name: keyof typeof KINDS
  message: string
  lacks?: Unreadable['lacks']
  errors?: readonly FieldError[]
}

/** What crosses of an error of a known kind; undefined for any other, which is a fault of ours. */
export function threadErrorOf(error: unknown): ThreadError | undefined {
  const name = (Object.keys(KINDS) as ThreadError['name'][]).find((kind) => error instanceof KINDS[kind])
  const lacks = error instanceof Unreadable ? { lacks: error.lacks } : {}
  const errors = error instanceof Refused ? { errors: error.errors } : {}
  return name && { name, message: (error as Error).message, ...lacks, ...errors }
}

/** The error that crossed, of the kind it was. */
export function revived({ name, message, lacks, errors }: ThreadError): Error {
  if (name === 'Unreadable') return new Unreadable(message, lacks)
  if (name === 'Refused') return new Refused(message, errors)
  return new KINDS[name](message)
}

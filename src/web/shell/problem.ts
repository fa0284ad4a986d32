import {
  Conflict,
  Destroyed,
  type FieldError,
  Forbidden,
  Missing,
  Refused,
  TooMany,
  Unavailable,
} from '../../errors.ts'
import { Unreadable } from '../../people/reading/file/refusals.ts'
import { Stranger } from './stranger.ts'

type Status = 200 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503

/** What went wrong, safe for anyone to read: a problem in the sense of RFC 9457. */
export type Problem = {
  status: Status
  title: string
  detail: string
  errors?: readonly FieldError[]
  /** Seconds to wait before another attempt. */
  waitSeconds?: number
}

/** The request is larger than this server accepts (413). */
export class TooLarge extends Error {}

/** The one place where an error becomes a status. An unexpected error reveals nothing. */
export function problemOf(error: unknown): Problem {
  const { status, title } = KINDS.find(({ is }) => error instanceof is) ?? UNFORESEEN
  if (status === 500)
    return { status, title, detail: 'Something went wrong on our side. Nothing was saved. Please try again.' }
  const errors = error instanceof Refused && error.errors.length > 0 ? { errors: error.errors } : {}
  const wait = error instanceof TooMany && { waitSeconds: error.waitSeconds }
  return { status, title, detail: (error as Error).message, ...errors, ...wait }
}

const UNFORESEEN = { status: 500, title: 'Something went wrong' } as const

const KINDS = [
  { is: Stranger, status: 401, title: 'Not signed in' },
  { is: Forbidden, status: 403, title: 'Not allowed' },
  { is: Destroyed, status: 404, title: 'Destroyed' },
  { is: Missing, status: 404, title: 'Not found' },
  { is: Conflict, status: 409, title: 'Changed by someone else' },
  { is: TooLarge, status: 413, title: 'Too large' },
  { is: Refused, status: 422, title: 'Please correct this' },
  { is: Unreadable, status: 422, title: 'Could not be read' },
  { is: Unavailable, status: 503, title: 'The book cannot be used now' },
  { is: TooMany, status: 429, title: 'Slow down' },
] as const

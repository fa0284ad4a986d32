/**
 * A bad value in what was sent: its field and what to do about it. `isChoice`: the message names the codes there are to
 * choose from, which a form calls by words of its own.
 */
export type FieldError = { path: string; message: string; isChoice?: true }

/** What was sent cannot be accepted (422). The message is a sentence that a person can act on. */
export class Refused extends Error {
  readonly errors: readonly FieldError[]
  constructor(message: string, errors: readonly FieldError[] = []) {
    super(message)
    this.errors = errors
  }
}

/** There is no such thing (404). */
export class Missing extends Error {}

/** There was such a thing, and it was destroyed on purpose (404): says when, by whom and why. */
export class Destroyed extends Missing {}

/** Somebody else was faster (409): what this was decided on has changed since. */
export class Conflict extends Error {}

/** The book cannot be read or written now (503): its disk, its file, or a program that holds it. Says which, and what to do. */
export class Unavailable extends Error {}

/** Too many attempts in a short time (429): how many seconds to wait. */
export class TooMany extends Error {
  readonly waitSeconds: number
  constructor(message: string, waitSeconds: number) {
    super(message)
    this.waitSeconds = waitSeconds
  }
}

/** Not this person's to do (403). */
export class Forbidden extends Error {}

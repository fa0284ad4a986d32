import type { ZodError } from 'zod'
import { type FieldError, Refused } from '../../errors.ts'

/** The start of a message that lists the codes to choose from. */
export const CHOOSE_ONE_OF = 'Choose one of: '

/** What is said of a text that is no date: to programs with the format, to people, whose browser asks for it, without. */
export const NO_DATE = { program: 'Enter a date as YYYY-MM-DD, such as 2026-03-14.', person: 'Enter a date.' }

type Issue = ZodError['issues'][number]

/**
 * A failed check against a schema as a refusal (422) that names each bad field. No message repeats a value that was sent;
 * `unknown` is the message for an unknown field.
 */
export function refusalOf(error: ZodError, unknown = 'There is no such field. Remove it.'): Refused {
  const errors = error.issues.flatMap((issue) => fieldErrors(issue, unknown))
  return new Refused(errors.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join(' '), errors)
}

function fieldErrors(issue: Issue, unknown: string): FieldError[] {
  const path = issue.path.join('.')
  if (issue.message.startsWith(CHOOSE_ONE_OF)) return [{ path, message: issue.message, isChoice: true }]
  if (issue.code !== 'unrecognized_keys') return [{ path, message: sentenceFor(issue, path) }]
  return issue.keys.map((key) => ({ path: [...issue.path, key].join('.'), message: unknown }))
}

// Zod's own messages speak of inputs and expectations: a schema without messages gets ours.
function sentenceFor(issue: Issue, path: string): string {
  if (issue.code === 'invalid_type' && path === '') return NO_OBJECT
  if (!/^(Invalid input|Too big|Too small):/.test(issue.message)) return issue.message
  if (issue.code === 'invalid_type') return `This must be ${WANTED[issue.expected] ?? 'another value'}.`
  if (issue.code === 'too_big') return `At most ${issue.maximum}${unitOf(issue)}.`
  return issue.code === 'too_small' ? `At least ${issue.minimum}${unitOf(issue)}.` : issue.message
}

const NO_OBJECT = 'Send a JSON object with the fields listed in /api/docs.'

const WANTED: Record<string, string> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'an object',
  string: 'text',
}

function unitOf({ origin }: { origin: string }): string {
  return origin === 'string' ? ' characters' : ''
}

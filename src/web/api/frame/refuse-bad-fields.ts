import type { Hook } from '@hono/zod-openapi'
import type { ZodError } from 'zod'
import { type FieldError, Refused } from '../../../errors.ts'
import type { Env } from '../../shell/env.ts'

type Issue = ZodError['issues'][number]

/** Refuses what a route's schemas do not take, naming each bad field. No sentence repeats a value that was sent. */
export const refuseBadFields: Hook<unknown, Env, string, void> = (result) => {
  if (result.success) return
  const errors = result.error.issues.flatMap(fieldErrors)
  throw new Refused(errors.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join(' '), errors)
}

function fieldErrors(issue: Issue): FieldError[] {
  const path = issue.path.join('.')
  if (issue.code !== 'unrecognized_keys') return [{ path, message: sentenceFor(issue, path) }]
  return issue.keys.map((key) => ({ path: [...issue.path, key].join('.'), message: NO_SUCH_FIELD }))
}

// A schema that says nothing itself of what is wrong would speak of inputs and expectations.
function sentenceFor(issue: Issue, path: string): string {
  if (issue.code === 'invalid_type' && path === '') return NO_OBJECT
  if (!/^(Invalid input|Too big|Too small):/.test(issue.message)) return issue.message
  if (issue.code === 'invalid_type') return `This must be ${WANTED[issue.expected] ?? 'another value'}.`
  if (issue.code === 'too_big') return `At most ${issue.maximum}${unitOf(issue)}.`
  return issue.code === 'too_small' ? `At least ${issue.minimum}${unitOf(issue)}.` : issue.message
}

const NO_SUCH_FIELD = 'There is no such field. Remove it.'
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

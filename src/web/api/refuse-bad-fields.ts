import type { Hook } from '@hono/zod-openapi'
import type { ZodError } from 'zod'
import { type FieldError, Refused } from '../../errors.ts'
import type { Env } from '../env.ts'

type Issue = ZodError['issues'][number]

/** Refuses what a route's schemas do not take, naming each bad field. No sentence repeats a value that was sent. */
export const refuseBadFields: Hook<unknown, Env, string, void> = (result) => {
  if (result.success) return
  const errors = result.error.issues.flatMap(fieldErrors)
  throw new Refused(errors.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join(' '), errors)
}

function fieldErrors(issue: Issue): FieldError[] {
  const path = issue.path.join('.')
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...issue.path, key].join('.'), message: NO_SUCH_FIELD }))
  if (issue.code === 'invalid_type' && issue.expected === 'object' && path === '') return [{ path, message: NO_OBJECT }]
  return [{ path, message: issue.message }]
}

const NO_SUCH_FIELD = 'There is no such field here: leave it out.'
const NO_OBJECT = 'Send a JSON object with the fields that /api/docs names.'

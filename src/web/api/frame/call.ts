import { createRoute, type RouteConfig } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import type { z } from 'zod'
import { type Right, rolesWith, scopeOf } from '../../../access/roles.ts'
import { declaredUpTo, upTo } from '../../shell/body-limit.ts'
import { provenCall } from '../../shell/forms/signing.ts'
import { allow } from '../../shell/who.ts'
import type { Tag } from '../reference/tags.ts'
import { problemSchema } from '../shared/problem-schema.ts'
import { answerOnce } from './answer-once.ts'
import { readableJson } from './body.ts'
import { ROSTER_LIMIT } from './roster-file.ts'

/** The largest JSON body, in bytes. */
const JSON_LIMIT = 1_000_000

type Call<Path extends string> = Omit<RouteConfig, 'path' | 'tags' | 'operationId' | 'summary' | 'middleware'> & {
  path: Path
  operationId: string
  summary: string
  /** It is a signature: in a session, whoever calls has proved lately who it is. */
  'x-signature'?: true
}

/**
 * A call of the API: its route as OpenAPI describes it, behind the checks every call has. Unknown callers and wrong roles
 * are turned away before a body is read, and a repeated POST is answered before anything is done.
 */
export function call<Path extends string, Route extends Call<Path> & { path: Path }>(
  right: Right,
  tag: Tag,
  route: Route,
) {
  const signing = route['x-signature'] ? [provenCall] : []
  return createRoute<Path, Route>({
    ...route,
    tags: [tag],
    'x-roles': rolesWith(right),
    'x-scope': scopeOf(right, route) ?? '',
    middleware: [allow(right), ...signing, ...bodyChecks(route), ...(route.method === 'post' ? [answerOnce] : [])],
    ...(route.method === 'post' && { parameters: [IDEMPOTENCY_KEY, ...(route.parameters ?? [])] }),
    responses: { ...problemsOf(right, route), ...route.responses },
  })
}

/** The JSON body of a call. */
export function body<Schema extends z.ZodType>(schema: Schema) {
  return { required: true, content: { 'application/json': { schema } } }
}

/** A JSON answer of a call. */
export function answers<Schema extends z.ZodType>(description: string, schema: Schema) {
  return { description, content: { 'application/json': { schema } } }
}

/** A problem that a call can answer, besides those every call can. */
export function problem(description: string) {
  return { description, content: { 'application/problem+json': { schema: problemSchema } } }
}

function bodyChecks({ method, request }: Pick<RouteConfig, 'method' | 'request'>): MiddlewareHandler[] {
  if (method === 'get') return []
  const types = Object.keys(request?.body?.content ?? { 'application/json': null })
  return types.includes('application/json') ? [upTo(JSON_LIMIT), readableJson] : [declaredUpTo(ROSTER_LIMIT)]
}

const IDEMPOTENCY_KEY = {
  in: 'header',
  name: 'Idempotency-Key',
  required: false,
  schema: { type: 'string', maxLength: 255 },
  description:
    'Makes a retry safe: a repeat within 24 hours with the same key returns the first result without doing anything again.',
} as const

const PROBLEMS = {
  401: 'Not signed in. Send an API key, or sign in.',
  403: 'Your role does not allow this.',
  404: 'Not found.',
  409: 'Someone else changed it first, or the first request with this Idempotency-Key is still running.',
  413: 'The request is larger than this call accepts.',
  422: 'Not accepted. The `detail` says what to fix.',
}

const UNPROVED = `${PROBLEMS[403]} Or it is a signature, and this session has to prove first who signs (\`proveWhoSigns\`).`

// The handlers throw these; the types of the answers need not know them.
function problemsOf(
  right: Right,
  { path, method, ...more }: Pick<Call<string>, 'path' | 'method' | 'x-signature'>,
): object {
  const changes = method !== 'get'
  const impossible = [
    path.includes('{') ? [] : [404],
    changes || right === 'decide' ? [] : [409],
    changes ? [] : [413],
  ].flat()
  const problems = more['x-signature'] ? { ...PROBLEMS, 403: UNPROVED } : PROBLEMS
  const possible = Object.entries(problems).filter(([status]) => !impossible.includes(Number(status)))
  return Object.fromEntries(possible.map(([status, description]) => [status, problem(description)]))
}

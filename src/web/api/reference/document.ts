import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from '../../shell/env.ts'
import type { Shape } from './shape.ts'
import { TAGS } from './tags.ts'

/** The OpenAPI 3.1 document. */
export type Document = ReturnType<OpenAPIHono['getOpenAPI31Document']>

/** Describes every call of the API at its mounted path, under /api. */
export function openApiDocument(api: OpenAPIHono<Env>): Document {
  const registry = api.openAPIRegistry
  registry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key: `Authorization: Bearer KEY`.',
  })
  registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'breachbook.session_token',
    description: 'The session cookie of a signed-in user. Over https its name starts with `__Secure-`.',
  })
  const document = api.getOpenAPI31Document({
    ...HEAD,
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
  })
  const paths = Object.entries(document.paths ?? {}).map(([path, calls]) => [`/api${path}`, calls])
  return orNull({ ...document, paths: Object.fromEntries(paths) })
}

// The generator writes `allOf` a reference and null, which no value can be.
function orNull<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(orNull) as Value
  const inner = Object.fromEntries(Object.entries(value).map(([name, each]) => [name, orNull(each)]))
  return besidesItsReference(inner) as Value
}

function besidesItsReference({ allOf, ...rest }: Shape): Shape {
  const [reference, besides, ...more] = allOf ?? []
  if (!reference?.$ref || !besides || more.length > 0) return allOf ? { allOf, ...rest } : rest
  const { type, ...words } = besides
  const isNullable = [type].flat().includes('null')
  return isNullable
    ? { anyOf: [reference, { type: 'null' }], ...words, ...rest }
    : { ...reference, ...besides, ...rest }
}

const SECURITY: Record<string, string[]>[] = [{ key: [] }, { session: [] }]

const HEAD = {
  openapi: '3.1.0',
  info: {
    title: 'Breachbook',
    version: '1',
    description:
      'Breachbook leads a medical practice through a breach of patient data. Dates are calendar dates in the practice’s time zone; instants are RFC 3339 in UTC. ' +
      'Errors are RFC 9457 problems with a `detail` that says what to do. Lists are paged by cursor: send `next` as `after`. Later versions may add fields to an answer but never change what a field means. Not legal advice.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: '/' }],
  security: SECURITY,
}

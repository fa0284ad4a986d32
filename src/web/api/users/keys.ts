import { OpenAPIHono, type RouteHandler, z } from '@hono/zod-openapi'
import { SCOPES } from '../../../access/roles.ts'
import { addKey, revokeKey } from '../../../actions/users/keys.ts'
import { type Key, listKeys } from '../../../storage/users/keys.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import { answers, body, call } from '../frame/call.ts'
import { paged } from '../frame/paged.ts'
import { listQuery, pageOf } from '../shared/list-schema.ts'
import { keySchema, keyWithSecretSchema, newKeySchema } from './access-schema.ts'

const list = call('administer', 'Access', {
  method: 'get',
  path: '/keys',
  operationId: 'listKeys',
  summary: 'List API keys, newest first, without their secrets',
  request: { query: listQuery(/^[\w-]{1,64}$/, 200) },
  responses: { 200: answers('A page of keys.', pageOf(keySchema)) },
})

const add = call('administer', 'Access', {
  method: 'post',
  path: '/keys',
  operationId: 'addKey',
  summary: 'Create an API key',
  request: { body: body(newKeySchema) },
  responses: { 201: answers('The key with its secret, which is shown only once.', keyWithSecretSchema) },
})

const revoke = call('administer', 'Access', {
  method: 'delete',
  path: '/keys/{key}',
  operationId: 'revokeKey',
  summary: 'Revoke an API key',
  request: { params: z.object({ key: z.string() }) },
  responses: { 204: { description: 'Revoked. The key no longer works.' } },
})

/** API keys. */
export const keys = () => new OpenAPIHono<Env>().openapi(list, onList).openapi(add, onAdd).openapi(revoke, onRevoke)

const onList: RouteHandler<typeof list, Env> = async (c) => {
  const { items, next } = paged(await listKeys(c.env.db), c.req.valid('query'), ({ id }) => id)
  return c.json({ items: items.map(keyAnswer), next }, 200)
}

const onAdd: RouteHandler<typeof add, Env> = async (c) => {
  const { scopes, ...key } = await addKey(c.env, whoAsks(c), c.req.valid('json'))
  const { id, name, role, madeAt, owner, expiresAt, secret } = key
  const terms = { owner, scopes: scopes && [...scopes], expiresAt }
  return c.json({ id, name, role, madeAt, ...terms, secret }, 201, { Location: `/api/keys/${id}` })
}

const onRevoke: RouteHandler<typeof revoke, Env> = async (c) => {
  await revokeKey(c.env, whoAsks(c), c.req.valid('param').key)
  return c.body(null, 204)
}

function keyAnswer({ scopes, ...key }: Key): z.output<typeof keySchema> {
  const { id, name, role, madeAt, revokedAt, owner, expiresAt, usedAt } = key
  const its = SCOPES.filter((scope) => scopes?.split(' ').includes(scope))
  return { id, name, role, madeAt, revokedAt, owner, scopes: scopes === null ? null : its, expiresAt, usedAt }
}

import { OpenAPIHono, z } from '@hono/zod-openapi'
import { addPasskey, offerPasskey, ownPasskeys, removePasskey } from '../../../access/proofs/own-passkeys.ts'
import type { Env } from '../../shell/env.ts'
import { seatOf, whoAsks } from '../../shell/who.ts'
import { answers, body, call } from '../frame/call.ts'
import { paged } from '../frame/paged.ts'
import { listQuery, pageOf } from '../shared/list-schema.ts'
import { addedPasskeySchema, newPasskeySchema, passkeyOfferSchema, passkeySchema } from './passkeys-schema.ts'

const list = call('own_account', 'Access', {
  method: 'get',
  path: '/account/passkeys',
  operationId: 'listOwnPasskeys',
  summary: 'List your passkeys, the oldest first',
  request: { query: listQuery(/^[\w-]{1,1400}$/, 200) },
  responses: { 200: answers('A page of passkeys.', pageOf(passkeySchema)) },
})

const offer = call('own_account', 'Access', {
  method: 'put',
  path: '/account/passkeys/offer',
  operationId: 'offerPasskey',
  summary: 'Get what a browser needs to make a passkey',
  description: 'Nothing is kept until the passkey is sent back, within five minutes and in this session.',
  responses: { 200: answers('For the browser.', passkeyOfferSchema) },
})

const add = call('own_account', 'Access', {
  method: 'post',
  path: '/account/passkeys',
  operationId: 'addPasskey',
  'x-signature': true,
  summary: 'Add a passkey and end your other sessions',
  request: { body: body(newPasskeySchema) },
  responses: { 201: answers('Added.', addedPasskeySchema) },
})

const remove = call('own_account', 'Access', {
  method: 'delete',
  path: '/account/passkeys/{passkey}',
  operationId: 'removePasskey',
  'x-signature': true,
  summary: 'Remove one of your passkeys',
  request: { params: z.object({ passkey: z.string() }) },
  responses: { 204: { description: 'Removed.' } },
})

/** One’s own passkeys. */
export const passkeys = () =>
  new OpenAPIHono<Env>()
    .openapi(list, async (c) => {
      const { items, next } = paged(await ownPasskeys(c.env, whoAsks(c).id), c.req.valid('query'), ({ id }) => id)
      return c.json({ items: items.map(({ id, name, madeAt, usedAt }) => ({ id, name, madeAt, usedAt })), next }, 200)
    })
    .openapi(offer, async (c) => c.json({ ...(await offerPasskey(c.env, seatOf(c), whoAsks(c).id)) }, 200))
    .openapi(add, async (c) => {
      const recoveryCodes = await addPasskey(c.env, seatOf(c), whoAsks(c).id, c.req.valid('json'))
      return c.json({ recoveryCodes }, 201)
    })
    .openapi(remove, async (c) => {
      await removePasskey(c.env, whoAsks(c).id, c.req.valid('param').passkey)
      return c.body(null, 204)
    })

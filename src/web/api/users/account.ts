import { OpenAPIHono, type RouteHandler } from '@hono/zod-openapi'
import { changeOwnName, changeOwnPassword, ownAccount } from '../../../access/own-account.ts'
import { PROOF_MINUTES, proveAgain } from '../../../access/proofs/signing-proof.ts'
import type { Env } from '../../shell/env.ts'
import { seatOf, whoAsks } from '../../shell/who.ts'
import { answers, body, call, problem } from '../frame/call.ts'
import { accountSchema, ownNameSchema, ownPasswordSchema, proofSchema, provenSchema } from './account-schema.ts'
import { secondStep } from './second-step.ts'

const read = call('own_account', 'Access', {
  method: 'get',
  path: '/account',
  operationId: 'readAccount',
  summary: 'Read the account of whoever is signed in',
  responses: { 200: answers('Your account.', accountSchema) },
})

const rename = call('own_account', 'Access', {
  method: 'patch',
  path: '/account',
  operationId: 'changeOwnName',
  summary: 'Change your own name',
  request: { body: body(ownNameSchema) },
  responses: { 200: answers('Your account.', accountSchema) },
})

const repassword = call('own_account', 'Access', {
  method: 'put',
  path: '/account/password',
  operationId: 'changeOwnPassword',
  summary: 'Change your own password and end your other sessions',
  request: { body: body(ownPasswordSchema) },
  responses: {
    204: { description: 'Changed. Your other sessions are over.' },
    429: problem('Too many wrong passwords. `Retry-After` says how many seconds to wait.'),
  },
})

const prove = call('own_account', 'Access', {
  method: 'post',
  path: '/account/proof',
  operationId: 'proveWhoSigns',
  summary: 'Prove again who you are, to sign in this session',
  description: `Calls that are signatures need it in a session, unless the sign-in or the last proof is at most ${PROOF_MINUTES} minutes old; without, they answer 403. An API key needs none.`,
  request: { body: body(proofSchema) },
  responses: {
    200: answers('Until when you can sign.', provenSchema),
    429: problem('Too many wrong passwords or codes. `Retry-After` says how many seconds to wait.'),
  },
})

/** The account of whoever is signed in, with its second step. No API key opens it. */
export const account = () =>
  new OpenAPIHono<Env>()
    .openapi(read, onRead)
    .openapi(rename, onRename)
    .openapi(repassword, onRepassword)
    .openapi(prove, onProve)
    .route('/', secondStep())

const onRead: RouteHandler<typeof read, Env> = async (c) => {
  const { id, name, email, role } = await ownAccount(c.env.db, whoAsks(c).id)
  return c.json({ id, name, email, role }, 200)
}

const onRename: RouteHandler<typeof rename, Env> = async (c) => {
  const who = whoAsks(c)
  const { name } = c.req.valid('json')
  await changeOwnName(c.env, who.id, name)
  const { id, email, role } = await ownAccount(c.env.db, who.id)
  return c.json({ id, name, email, role }, 200)
}

const onRepassword: RouteHandler<typeof repassword, Env> = async (c) => {
  await changeOwnPassword(c.env, seatOf(c), whoAsks(c).id, c.req.valid('json'))
  return c.body(null, 204)
}

const onProve: RouteHandler<typeof prove, Env> = async (c) => {
  const proved = await proveAgain(c.env, seatOf(c), whoAsks(c).id, c.req.valid('json').signature)
  return c.json({ proved, until: new Date(Date.now() + PROOF_MINUTES * 60_000).toISOString() }, 200)
}

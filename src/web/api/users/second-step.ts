import { OpenAPIHono, type RouteHandler, z } from '@hono/zod-openapi'
import { ownAccount } from '../../../access/own-account.ts'
import {
  offerSecondStep,
  remakeRecoveryCodes,
  setSecondStep,
  turnOffSecondStep,
} from '../../../access/proofs/second-step.ts'
import { changeSignInRule, secondStepDue, signInRule } from '../../../access/second-step-rule.ts'
import { recoveryCodesOf } from '../../../access/step-codes.ts'
import { removeLostStep } from '../../../actions/users/second-step.ts'
import type { Env } from '../../shell/env.ts'
import { seatOf, whoAsks } from '../../shell/who.ts'
import { answers, body, call, problem } from '../frame/call.ts'
import {
  offeredSecretSchema,
  ownProofSchema,
  ownSecondStepSchema,
  presentPasswordSchema,
  recoveryCodesSchema,
  removalSchema,
  removedSchema,
  setSecondStepSchema,
  signInRuleSchema,
} from './second-step-schema.ts'

const slow = { 429: problem('Too many wrong passwords or codes. `Retry-After` says how many seconds to wait.') }
const codes = { 200: answers('The recovery codes.', recoveryCodesSchema) }

const read = call('own_account', 'Access', {
  method: 'get',
  path: '/account/second-step',
  operationId: 'readOwnSecondStep',
  summary: 'Read whether your sign-in asks for a second step',
  responses: { 200: answers('Your second step.', ownSecondStepSchema) },
})

const offer = call('own_account', 'Access', {
  method: 'put',
  path: '/account/second-step/offer',
  operationId: 'offerSecondStep',
  summary: 'Get a secret for an authenticator app',
  description: 'Nothing is kept until a code from the app is sent back with the offer.',
  request: { body: body(presentPasswordSchema) },
  responses: { 200: answers('The secret.', offeredSecretSchema), ...slow },
})

const set = call('own_account', 'Access', {
  method: 'put',
  path: '/account/second-step',
  operationId: 'setSecondStep',
  summary: 'Set up your second step and end your other sessions',
  request: { body: body(setSecondStepSchema) },
  responses: codes,
})

const remake = call('own_account', 'Access', {
  method: 'put',
  path: '/account/second-step/recovery-codes',
  operationId: 'remakeRecoveryCodes',
  summary: 'Make your recovery codes anew',
  request: { body: body(ownProofSchema) },
  responses: { ...codes, ...slow },
})

const turnOff = call('own_account', 'Access', {
  method: 'delete',
  path: '/account/second-step',
  operationId: 'turnOffSecondStep',
  summary: 'Turn your second step off',
  request: { body: body(ownProofSchema) },
  responses: { 204: { description: 'Turned off. The password alone lets you in.' }, ...slow },
})

const remove = call('administer', 'Access', {
  method: 'delete',
  path: '/users/{user}/second-step',
  operationId: 'removeSecondStep',
  summary: 'Remove the second step of a user who lost it, and end all of that user’s sessions',
  request: { params: z.object({ user: z.string() }), body: body(removalSchema) },
  responses: { 200: answers('Removed.', removedSchema) },
})

const readRule = call('administer', 'Access', {
  method: 'get',
  path: '/sign-in-rule',
  operationId: 'readSignInRule',
  summary: 'Read who needs a second step',
  responses: { 200: answers('The rule.', signInRuleSchema) },
})

const changeRule = call('administer', 'Access', {
  method: 'put',
  path: '/sign-in-rule',
  operationId: 'changeSignInRule',
  summary: 'Say who needs a second step',
  request: { body: body(signInRuleSchema) },
  responses: { 200: answers('The rule.', signInRuleSchema) },
})

/** The second step of the sign-in: one’s own, that of a user who lost it, and who needs one. */
export const secondStep = () =>
  new OpenAPIHono<Env>()
    .openapi(read, onRead)
    .openapi(offer, onOffer)
    .openapi(set, onSet)
    .openapi(remake, onRemake)
    .openapi(turnOff, onTurnOff)
    .openapi(remove, onRemove)
    .openapi(readRule, async (c) => c.json({ secondStep: await signInRule(c.env.db) }, 200))
    .openapi(changeRule, onChangeRule)

const onRead: RouteHandler<typeof read, Env> = async (c) => {
  const user = await ownAccount(c.env.db, whoAsks(c).id)
  const [codesLeft, due] = await Promise.all([recoveryCodesOf(c.env, user.id), secondStepDue(c.env.db, user)])
  const dueAt = due?.toISOString() ?? null
  return c.json({ on: user.secondStep === 1, recoveryCodesLeft: codesLeft.length, dueAt }, 200)
}

const onOffer: RouteHandler<typeof offer, Env> = async (c) =>
  c.json(await offerSecondStep(c.env, seatOf(c), whoAsks(c).id, c.req.valid('json')), 200)

const onSet: RouteHandler<typeof set, Env> = async (c) =>
  c.json({ recoveryCodes: await setSecondStep(c.env, seatOf(c), whoAsks(c).id, c.req.valid('json')) }, 200)

const onRemake: RouteHandler<typeof remake, Env> = async (c) =>
  c.json({ recoveryCodes: await remakeRecoveryCodes(c.env, seatOf(c), whoAsks(c).id, c.req.valid('json')) }, 200)

const onTurnOff: RouteHandler<typeof turnOff, Env> = async (c) => {
  await turnOffSecondStep(c.env, seatOf(c), whoAsks(c).id, c.req.valid('json'))
  return c.body(null, 204)
}

const onRemove: RouteHandler<typeof remove, Env> = async (c) => {
  const { reason } = c.req.valid('json')
  return c.json({ told: await removeLostStep(c.env, whoAsks(c), c.req.valid('param').user, reason) }, 200)
}

const onChangeRule: RouteHandler<typeof changeRule, Env> = async (c) => {
  const { secondStep: rule } = c.req.valid('json')
  await changeSignInRule(c.env, whoAsks(c), rule)
  return c.json({ secondStep: rule }, 200)
}

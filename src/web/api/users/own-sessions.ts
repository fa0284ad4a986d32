import { OpenAPIHono, type RouteHandler, z } from '@hono/zod-openapi'
import { endOtherSessions, endOwnSession, ownSignIns, ownSessions as sessionsOf } from '../../../access/own-sessions.ts'
import type { Env } from '../../shell/env.ts'
import { seatOf, whoAsks } from '../../shell/who.ts'
import { answers, call } from '../frame/call.ts'
import { paged } from '../frame/paged.ts'
import { listQuery, pageOf } from '../shared/list-schema.ts'
import { sessionSchema, signInSchema } from './account-schema.ts'

const list = call('own_account', 'Access', {
  method: 'get',
  path: '/account/sessions',
  operationId: 'listOwnSessions',
  summary: 'List your open sessions, the one used last first',
  request: { query: listQuery(/^[\w-]{1,64}$/, 200) },
  responses: { 200: answers('A page of sessions.', pageOf(sessionSchema)) },
})

const endOne = call('own_account', 'Access', {
  method: 'delete',
  path: '/account/sessions/{session}',
  operationId: 'endOwnSession',
  summary: 'End one of your other sessions',
  request: { params: z.object({ session: z.string() }) },
  responses: { 204: { description: 'Ended.' } },
})

const endOthers = call('own_account', 'Access', {
  method: 'delete',
  path: '/account/sessions',
  operationId: 'endOtherSessions',
  summary: 'End all your sessions but this one',
  responses: { 204: { description: 'Ended.' } },
})

const history = call('own_account', 'Access', {
  method: 'get',
  path: '/account/sign-ins',
  operationId: 'listOwnSignIns',
  summary: 'List your sign-ins and refusals of the last 90 days, newest first',
  request: { query: listQuery(/^\d{1,15}$/, 200) },
  responses: { 200: answers('A page of sign-ins.', pageOf(signInSchema)) },
})

/** The sessions and sign-ins of whoever is signed in. No API key opens them. */
export const ownSessions = () =>
  new OpenAPIHono<Env>()
    .openapi(list, onList)
    .openapi(endOne, onEndOne)
    .openapi(endOthers, onEndOthers)
    .openapi(history, onHistory)

const onList: RouteHandler<typeof list, Env> = async (c) => {
  const sessions = await sessionsOf(c.env.db, whoAsks(c).id, seatOf(c).session)
  return c.json(
    paged(sessions, c.req.valid('query'), ({ id }) => id),
    200,
  )
}

const onEndOne: RouteHandler<typeof endOne, Env> = async (c) => {
  await endOwnSession(c.env, whoAsks(c).id, seatOf(c).session, c.req.valid('param').session)
  return c.body(null, 204)
}

const onEndOthers: RouteHandler<typeof endOthers, Env> = async (c) => {
  await endOtherSessions(c.env, whoAsks(c).id, seatOf(c).session)
  return c.body(null, 204)
}

const onHistory: RouteHandler<typeof history, Env> = async (c) => {
  const found = await ownSignIns(c.env, whoAsks(c).id)
  return c.json(
    paged(found, c.req.valid('query'), ({ seq }) => String(seq)),
    200,
  )
}

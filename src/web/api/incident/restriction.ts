import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { liftRestriction, removeNamed, restrictIncident, saveNamed } from '../../../actions/incident/restrict.ts'
import { whoIsOn } from '../../../actions/incident/restriction.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import { answers, body, call } from '../frame/call.ts'
import { incidentId, namedUser } from '../frame/params.ts'
import {
  askedRestrictionSchema,
  restrictionReasonSchema,
  restrictionSchema,
  standingSchema,
} from './restriction-schema.ts'

const OF = '/incidents/{id}/restriction'
const NOW = { 200: answers('Who sees it now.', restrictionSchema) }

const read = call('read', 'Incidents', {
  method: 'get',
  path: OF,
  operationId: 'readRestriction',
  summary: 'Get who sees an incident',
  description:
    'A restricted incident is there for nobody but those who are named on it, whatever the role: to all others every page, list, search, file, reminder and call answers as for a number that was never given. Totals of the practice count it without its title.',
  request: { params: incidentId },
  responses: NOW,
})

const restrict = call('decide', 'Incidents', {
  method: 'put',
  path: OF,
  operationId: 'restrictIncident',
  summary: 'Restrict an incident to people who are named',
  description:
    'Snooping and departing workforce begin restricted. Admins see a restricted incident only where they are named. An API key that has no owner never does. Incidents that were merged into it are restricted with it; of one that was merged itself, who sees it is changed in the other one.',
  request: { params: incidentId, body: body(askedRestrictionSchema) },
  responses: NOW,
})

const lift = call('decide', 'Incidents', {
  method: 'delete',
  path: OF,
  operationId: 'liftRestriction',
  summary: 'Lift a restriction, with a reason',
  request: { params: incidentId, body: body(restrictionReasonSchema) },
  responses: NOW,
})

const name = call('decide', 'Incidents', {
  method: 'put',
  path: `${OF}/people/{user}`,
  operationId: 'saveStanding',
  summary: 'Name somebody who sees a restricted incident, or whom it is about',
  description: 'Whoever is given a step of it by name is named by that.',
  request: { params: namedUser, body: body(standingSchema) },
  responses: NOW,
})

const remove = call('decide', 'Incidents', {
  method: 'delete',
  path: `${OF}/people/{user}`,
  operationId: 'removeStanding',
  summary: 'Remove somebody from a restricted incident, with a reason',
  description: 'Refused for yourself, for the last officer, and for whoever still has an open step of it.',
  request: { params: namedUser, body: body(restrictionReasonSchema) },
  responses: NOW,
})

/** Who sees an incident. */
export const restriction = () =>
  new OpenAPIHono<Env>()
    .openapi(read, (c) => now(c, c.req.valid('param').id))
    .openapi(restrict, async (c) => {
      const { id } = c.req.valid('param')
      await restrictIncident(c.env, whoAsks(c), id, c.req.valid('json'))
      return await now(c, id)
    })
    .openapi(lift, async (c) => {
      const { id } = c.req.valid('param')
      await liftRestriction(c.env, whoAsks(c), id, c.req.valid('json').reason)
      return await now(c, id)
    })
    .openapi(name, async (c) => {
      const { id, user } = c.req.valid('param')
      await saveNamed(c.env, whoAsks(c), id, { user, ...c.req.valid('json') })
      return await now(c, id)
    })
    .openapi(remove, async (c) => {
      const { id, user } = c.req.valid('param')
      await removeNamed(c.env, whoAsks(c), id, { user, ...c.req.valid('json') })
      return await now(c, id)
    })

async function now(c: Context<Env>, id: string) {
  const { restriction, people, standIns } = await whoIsOn(await openIncident(c.env, id))
  return c.json(
    {
      isRestricted: restriction !== null,
      reason: restriction?.reason ?? null,
      restrictedAt: restriction?.restrictedAt ?? null,
      people,
      standIns,
    },
    200,
  )
}

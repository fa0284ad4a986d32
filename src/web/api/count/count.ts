import { OpenAPIHono } from '@hono/zod-openapi'
import { dutiesOf } from '../../../actions/duties/duties.ts'
import { theIncident } from '../../../actions/incident/incident.ts'
import { type Count, standingCount } from '../../../breach/incident/incident.ts'
import type { Env } from '../../shell/env.ts'
import { answers, call } from '../frame/call.ts'
import { incidentId } from '../frame/params.ts'
import { countSchema } from '../incident/incident-answer-schema.ts'

const read = call('read', 'People', {
  method: 'get',
  path: '/incidents/{id}/count',
  operationId: 'readCount',
  summary: 'How many different people the rosters of an incident hold, by State',
  request: { params: incidentId },
  responses: { 200: answers('The count.', countSchema) },
})

const NO_ROSTER: Omit<Count, 'people' | 'atLeast' | 'atMost'> = { byState: {}, unreachable: 0, nextOfKinUnreachable: 0 }

/** The count of an incident. */
export const count = () =>
  new OpenAPIHono<Env>().openapi(read, async (c) => {
    const incident = await theIncident(c.env, c.req.valid('param').id)
    const { count, standing } = await dutiesOf(c.env, incident)
    const known = count ?? { people: null, atLeast: null, atMost: null, ...NO_ROSTER }
    return c.json({ ...known, stated: standingCount(incident), standing }, 200)
  })

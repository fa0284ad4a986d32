import { OpenAPIHono } from '@hono/zod-openapi'
import { dutiesOf } from '../../actions/duties.ts'
import { theIncident } from '../../actions/incident.ts'
import { type Count, standingCount } from '../../breach/incident.ts'
import type { Env } from '../env.ts'
import { countSchema } from '../schemas/incident-answer.ts'
import { incidentId } from '../schemas/params.ts'
import { answers, call } from './call.ts'

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

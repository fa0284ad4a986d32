import { OpenAPIHono } from '@hono/zod-openapi'
import { dutiesOf } from '../../../actions/duties/duties.ts'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import type { Env } from '../../shell/env.ts'
import { answers, call } from '../frame/call.ts'
import { incidentId } from '../frame/params.ts'
import { countSchema } from '../incident/incident-answer-schema.ts'
import { countAnswer } from './count-answer.ts'

const read = call('read', 'People', {
  method: 'get',
  path: '/incidents/{id}/count',
  operationId: 'readCount',
  summary: 'Count the different people in an incident’s rosters, by State',
  request: { params: incidentId },
  responses: { 200: answers('The count.', countSchema) },
})

/** The count of an incident. */
export const count = () =>
  new OpenAPIHono<Env>().openapi(read, async (c) => {
    const opened = await openIncident(c.env, c.req.valid('param').id)
    const { incident } = opened
    return c.json(countAnswer(incident, await dutiesOf(opened)), 200)
  })

import { OpenAPIHono } from '@hono/zod-openapi'
import { stateCount } from '../../../actions/count/stated-count.ts'
import type { Env } from '../../shell/env.ts'
import { answers, body, call } from '../frame/call.ts'
import { incidentId } from '../frame/params.ts'
import { basisOf, changeHeaders, etagOf } from '../frame/version.ts'
import { newCountSchema } from '../shared/stated-count-schema.ts'
import { incidentAnswer } from './incident-answer.ts'
import { incidentSchema } from './incident-answer-schema.ts'

const state = call('decide', 'People', {
  method: 'post',
  path: '/incidents/{id}/counts',
  operationId: 'stateCount',
  summary: 'Record how many people are affected, estimated or confirmed',
  description: 'Adds to the history of the count. The newest count applies until a roster counts the people.',
  request: { params: incidentId, headers: changeHeaders, body: body(newCountSchema) },
  responses: { 200: answers('The updated incident.', incidentSchema) },
})

/** Stated counts. */
export const counts = () =>
  new OpenAPIHono<Env>().openapi(state, async (c) => {
    const { id } = c.req.valid('param')
    const changed = await stateCount(c.env, id, basisOf(c, c.req.valid('header')), c.req.valid('json'))
    return c.json(incidentAnswer(changed), 200, etagOf(changed))
  })

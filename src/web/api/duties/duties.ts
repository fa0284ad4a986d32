import { OpenAPIHono } from '@hono/zod-openapi'
import { todayOf } from '../../../actions/book/today.ts'
import { dutiesOf } from '../../../actions/duties/duties.ts'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { answer } from '../../../breach/duties/duties.ts'
import { complete } from '../../../breach/law/complete.ts'
import type { Env } from '../../shell/env.ts'
import { answers, body, call } from '../frame/call.ts'
import { incidentId } from '../frame/params.ts'
import { etagOf } from '../frame/version.ts'
import { owedSchema } from '../incident/incident-answer-schema.ts'
import { dutiesAnswer } from '../shared/duty-answer.ts'
import { answerSchema } from '../shared/duty-answer-schema.ts'
import { owedAnswer } from './owed-answer.ts'
import { situationSchema } from './situation-schema.ts'

const ask = call('read', 'Duties', {
  method: 'post',
  path: '/duties',
  operationId: 'askTheLaw',
  summary: 'Find out which notices a Situation requires',
  description: 'Nothing is stored. `today` defaults to the current date in the practice’s time zone.',
  request: { body: body(situationSchema) },
  responses: { 200: answers('Who must be notified, by when, and why.', answerSchema) },
})

const ofIncident = call('read', 'Duties', {
  method: 'get',
  path: '/incidents/{id}/duties',
  operationId: 'readDuties',
  summary: 'List the duties of an incident as of today',
  request: { params: incidentId },
  responses: {
    200: answers(
      'The answer for the incident’s Situation, with its `standing` against the legal thresholds and the dates that holds moved.',
      owedSchema,
    ),
  },
})

/** The duties of a Situation, or of an incident. */
export const duties = () =>
  new OpenAPIHono<Env>()
    .openapi(ask, async (c) => {
      const situation = complete(c.req.valid('json'), await todayOf(c.env))
      return c.json(dutiesAnswer(situation, answer(situation)), 200)
    })
    .openapi(ofIncident, async (c) => {
      const opened = await openIncident(c.env, c.req.valid('param').id)
      const { incident } = opened
      return c.json(owedAnswer(await dutiesOf(opened)), 200, etagOf(incident))
    })

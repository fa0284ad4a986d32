import { OpenAPIHono } from '@hono/zod-openapi'
import { dutiesOf } from '../../actions/duties.ts'
import { theIncident } from '../../actions/incident.ts'
import { todayOf } from '../../actions/today.ts'
import { answer } from '../../breach/duties.ts'
import { movedByHolds } from '../../breach/moved.ts'
import { complete } from '../../breach/situation.ts'
import type { Env } from '../env.ts'
import { answerSchema } from '../schemas/answer.ts'
import { owedSchema } from '../schemas/incident-answer.ts'
import { incidentId } from '../schemas/params.ts'
import { situationSchema } from '../schemas/situation.ts'
import { answers, body, call } from './call.ts'
import { etagOf } from './version.ts'

const ask = call('read', 'Duties', {
  method: 'post',
  path: '/duties',
  operationId: 'askTheLaw',
  summary: 'What the law asks of a Situation',
  description: 'Nothing of it is kept. `today` is the practice’s own day unless the Situation names one.',
  request: { body: body(situationSchema) },
  responses: { 200: answers('Who must be told, by when, and why.', answerSchema) },
})

const ofIncident = call('read', 'Duties', {
  method: 'get',
  path: '/incidents/{id}/duties',
  operationId: 'readDuties',
  summary: 'What the law asks of an incident today, and where its count stands',
  request: { params: incidentId },
  responses: { 200: answers('The answer to the incident’s Situation.', owedSchema) },
})

/** The question to the law, about anything or about an incident. */
export const duties = () =>
  new OpenAPIHono<Env>()
    .openapi(ask, async (c) => c.json(answer(complete(c.req.valid('json'), await todayOf(c.env))), 200))
    .openapi(ofIncident, async (c) => {
      const incident = await theIncident(c.env, c.req.valid('param').id)
      const { situation, answer, standing } = await dutiesOf(c.env, incident)
      return c.json({ ...answer, standing, moved: movedByHolds(situation) }, 200, etagOf(incident))
    })

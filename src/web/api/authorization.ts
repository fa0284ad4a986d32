import { OpenAPIHono } from '@hono/zod-openapi'
import { recordAuthorization } from '../../actions/authorization.ts'
import type { Env } from '../env.ts'
import { authorizationSchema } from '../schemas/assessment.ts'
import { decisionSchema } from '../schemas/assessment-answer.ts'
import { incidentId } from '../schemas/params.ts'
import { answers, body, call } from './call.ts'
import { decisionAnswer } from './decision-answer.ts'
import { basisOf, changeHeaders, etagOf } from './version.ts'

const record = call('decide', 'Decision', {
  method: 'put',
  path: '/incidents/{id}/authorization',
  operationId: 'recordAuthorization',
  summary: 'Record what was found of the patient’s written authorization',
  description:
    'It makes nothing permitted by itself. Where it holds, `proposesPermitted` is true: then amend the incident with `event.permitted`.',
  request: { params: incidentId, headers: changeHeaders, body: body(authorizationSchema) },
  responses: { 200: answers('The decision as it now stands.', decisionSchema) },
})

/** The patient’s written authorization, for pictures and posts. */
export const authorization = () =>
  new OpenAPIHono<Env>().openapi(record, async (c) => {
    const basis = basisOf(c, c.req.valid('header'))
    const changed = await recordAuthorization(c.env, c.req.valid('param').id, basis, c.req.valid('json'))
    return c.json(await decisionAnswer(c.env, changed), 200, etagOf(changed))
  })

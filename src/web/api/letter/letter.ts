import { OpenAPIHono, type RouteHandler } from '@hono/zod-openapi'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { approveLetter, writeLetter } from '../../../actions/letter/letter.ts'
import type { Env } from '../../shell/env.ts'
import { answers, body, call } from '../frame/call.ts'
import { incidentId } from '../frame/params.ts'
import { basisOf, changeHeaders, etagOf } from '../frame/version.ts'
import { letterAnswer } from './letter-answer.ts'
import { letterSchema } from './letter-answer-schema.ts'
import { approvalSchema, letterTextSchema } from './letter-schema.ts'

const read = call('read_people', 'Letters', {
  method: 'get',
  path: '/incidents/{id}/letter',
  operationId: 'readLetter',
  summary: 'Get the letter text of an incident, or a first draft of it',
  request: { params: incidentId },
  responses: { 200: answers('The text, and what still stops the letter.', letterSchema) },
})

const write = call('decide', 'Letters', {
  method: 'put',
  path: '/incidents/{id}/letter',
  operationId: 'writeLetter',
  summary: 'Save the letter text of an incident (Markdown)',
  description: 'Replaces the whole text: omitted fields count as not decided. Any change withdraws the approval.',
  request: { params: incidentId, headers: changeHeaders, body: body(letterTextSchema) },
  responses: { 200: answers('The updated text.', letterSchema) },
})

const approve = call('decide', 'Letters', {
  method: 'post',
  path: '/incidents/{id}/letter/approval',
  operationId: 'approveLetter',
  'x-signature': true,
  summary: 'Approve the letter text',
  description:
    'The approver must be a second person, or another key: not the one who wrote it. Refused while `findings` has an error. Anything that later changes a letter needs a new approval.',
  request: { params: incidentId, headers: changeHeaders, body: { ...body(approvalSchema), required: false } },
  responses: { 200: answers('The approved text.', letterSchema) },
})

/** The letter text of an incident. */
export const letter = () =>
  new OpenAPIHono<Env>().openapi(read, onRead).openapi(write, onWrite).openapi(approve, onApprove)

const onRead: RouteHandler<typeof read, Env> = async (c) => {
  const opened = await openIncident(c.env, c.req.valid('param').id)
  const { incident } = opened
  return c.json(await letterAnswer(opened), 200, etagOf(incident))
}

const onWrite: RouteHandler<typeof write, Env> = async (c) => {
  const changed = await writeLetter(
    c.env,
    c.req.valid('param').id,
    basisOf(c, c.req.valid('header')),
    c.req.valid('json'),
  )
  return c.json(await letterAnswer(await openIncident(c.env, changed.id)), 200, etagOf(changed))
}

const onApprove: RouteHandler<typeof approve, Env> = async (c) => {
  const read = c.req.valid('json')
  const basis = basisOf(c, c.req.valid('header'))
  const changed = await approveLetter(c.env, c.req.valid('param').id, basis, read)
  return c.json(await letterAnswer(await openIncident(c.env, changed.id)), 200, etagOf(changed))
}

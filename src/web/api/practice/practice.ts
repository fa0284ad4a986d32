import { OpenAPIHono, type RouteHandler, type z } from '@hono/zod-openapi'
import { practiceOf } from '../../../actions/book/practice.ts'
import { changePractice } from '../../../actions/practice/practice.ts'
import type { State } from '../../../breach/law/states.ts'
import { Missing } from '../../../errors.ts'
import type { Practice } from '../../../letters/text/letter.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import { answers, body, call, problem } from '../frame/call.ts'
import { practiceSchema } from './practice-schema.ts'

const read = call('read', 'Practice', {
  method: 'get',
  path: '/practice',
  operationId: 'readPractice',
  summary: 'Get the practice that sends the letters',
  responses: { 200: answers('The practice.', practiceSchema), 404: problem('The practice is not set up yet.') },
})

const change = call('administer', 'Practice', {
  method: 'put',
  path: '/practice',
  operationId: 'changePractice',
  summary: 'Update the practice',
  description: 'Replaces all of it: omitted fields are cleared. The previous values stay in the log.',
  request: { body: body(practiceSchema) },
  responses: { 200: answers('The updated practice.', practiceSchema) },
})

/** The practice that sends the letters. */
export const practice = () => new OpenAPIHono<Env>().openapi(read, onRead).openapi(change, onChange)

const onRead: RouteHandler<typeof read, Env> = async (c) => {
  const found = await practiceOf(c.env)
  if (!found) throw new Missing('The practice is not set up yet: PUT /api/practice, or set it up in the browser.')
  return c.json(practiceAnswer(found), 200)
}

const onChange: RouteHandler<typeof change, Env> = async (c) => {
  const practice = c.req.valid('json')
  await changePractice(c.env, whoAsks(c), practice)
  return c.json(practiceAnswer(practice), 200)
}

type Answer = z.output<typeof practiceSchema>

function practiceAnswer(practice: Practice | Answer): Answer {
  const { name, zone, address, contactName, phone, tollFree, email, website } = practice
  const { envelope, returnName, endorsement } = practice
  const { line1, line2, city, state, zip } = address
  return {
    ...{ name, zone, contactName, phone, tollFree, email, website, envelope, returnName, endorsement },
    address: { line1, line2, city, state: state as State, zip },
  }
}

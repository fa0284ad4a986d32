import { OpenAPIHono } from '@hono/zod-openapi'
import { type SmallBreach, yearEndOf } from '../../../actions/duties/year-end.ts'
import type { Env } from '../../shell/env.ts'
import { answers, call } from '../frame/call.ts'
import { yearParam } from '../frame/params.ts'
import { yearEndSchema } from './year-end-schema.ts'

const read = call('read', 'Duties', {
  method: 'get',
  path: '/year-end/{year}',
  operationId: 'readYearEnd',
  summary: 'Every breach of fewer than 500 discovered in a year, its sheet, and the last day',
  request: { params: yearParam },
  responses: { 200: answers('The closing of the year.', yearEndSchema) },
})

/** The closing of a year. */
export const yearEnd = () =>
  new OpenAPIHono<Env>().openapi(read, async (c) => {
    const { open, filed, ...rest } = await yearEndOf(c.env, c.req.valid('param').year)
    return c.json({ ...rest, open: open.map(lineAnswer), filed: filed.map(lineAnswer) }, 200)
  })

function lineAnswer({ duty, ...line }: SmallBreach) {
  return { ...line, duty: duty.id, due: duty.due, status: duty.status }
}

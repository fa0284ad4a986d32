import { OpenAPIHono, type RouteHandler } from '@hono/zod-openapi'
import { endTheReportLink, makeReportLink, reportLinkOf } from '../../../actions/reports/report-link.ts'
import { Missing } from '../../../errors.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import { answers, call, problem } from '../frame/call.ts'
import { linkAnswer } from './report-answer.ts'
import { reportLinkSchema } from './report-schema.ts'

const NONE = { 404: problem('No link is in force.') }

const read = call('decide', 'Reports', {
  method: 'get',
  path: '/report-link',
  operationId: 'readReportLink',
  summary: 'Get the link of the poster',
  responses: { 200: answers('The link that is in force.', reportLinkSchema), ...NONE },
})

const make = call('decide', 'Reports', {
  method: 'put',
  path: '/report-link',
  operationId: 'makeReportLink',
  summary: 'Make a new link for the poster',
  description: 'The one before answers no more: print the poster again.',
  responses: { 200: answers('The new link.', reportLinkSchema) },
})

const end = call('decide', 'Reports', {
  method: 'delete',
  path: '/report-link',
  operationId: 'endReportLink',
  summary: 'Switch the link off',
  responses: { 204: { description: 'No link is in force.' }, ...NONE },
})

/** The link that the poster leads to. */
export const reportLink = () => new OpenAPIHono<Env>().openapi(read, onRead).openapi(make, onMake).openapi(end, onEnd)

const onRead: RouteHandler<typeof read, Env> = async (c) => {
  const link = await reportLinkOf(c.env)
  if (!link) throw new Missing('No link for reports is in force. Make one with PUT.')
  return c.json(linkAnswer(c.env.url, link), 200)
}

const onMake: RouteHandler<typeof make, Env> = async (c) => {
  return c.json(linkAnswer(c.env.url, await makeReportLink(c.env, whoAsks(c))), 200)
}

const onEnd: RouteHandler<typeof end, Env> = async (c) => {
  await endTheReportLink(c.env, whoAsks(c))
  return c.body(null, 204)
}

import { OpenAPIHono, type RouteHandler, z } from '@hono/zod-openapi'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { draftLetterFor, printDrafts } from '../../../actions/letter/draft-print.ts'
import { streamed } from '../../shell/answers/stream.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import { call } from '../frame/call.ts'
import { incidentId, personId } from '../frame/params.ts'

const html = (description: string) => ({ description, content: { 'text/html': { schema: z.string() } } })

const print = call('decide', 'Letters', {
  method: 'get',
  path: '/incidents/{id}/letters.html',
  operationId: 'printLetters',
  summary: 'Get drafts of all letters as one print-ready HTML document',
  description:
    'Each page says that it is a draft: what is sent is a mailing. Each letter starts on a new page of US Letter paper. Opening drafts for printing is recorded in the log. Does not include people whose letter is stopped.',
  request: { params: incidentId },
  responses: { 200: html('All letters.') },
})

const asHtml = call('read_people', 'Letters', {
  method: 'get',
  path: '/incidents/{id}/people/{person}/letter.html',
  operationId: 'readLetterAsHtml',
  summary: 'Get a draft of one person’s letter as print-ready HTML',
  request: { params: personId },
  responses: { 200: html('The letter.') },
})

const asText = call('read_people', 'Letters', {
  method: 'get',
  path: '/incidents/{id}/people/{person}/letter.txt',
  operationId: 'readLetterAsText',
  summary: 'Get a draft of one person’s letter as plain text',
  request: { params: personId },
  responses: { 200: { description: 'The letter.', content: { 'text/plain': { schema: z.string() } } } },
})

/** The letters themselves. */
export const letters = () =>
  new OpenAPIHono<Env>().openapi(print, onPrint).openapi(asHtml, onAsHtml).openapi(asText, onAsText)

const onPrint: RouteHandler<typeof print, Env> = async (c) => {
  const opened = await openIncident(c.env, c.req.valid('param').id)
  return streamed(await printDrafts(opened, whoAsks(c)), { 'Content-Type': 'text/html; charset=utf-8' })
}

const onAsHtml: RouteHandler<typeof asHtml, Env> = async (c) => {
  const { id, person } = c.req.valid('param')
  return c.html((await draftLetterFor(await openIncident(c.env, id), person)).html)
}

const onAsText: RouteHandler<typeof asText, Env> = async (c) => {
  const { id, person } = c.req.valid('param')
  return c.text((await draftLetterFor(await openIncident(c.env, id), person)).text, 200)
}

import { OpenAPIHono, type RouteHandler, z } from '@hono/zod-openapi'
import { approveNotice, writeWebNotice } from '../../../actions/aftermath/web-notice.ts'
import { postedPage, postNotice, removeNotice } from '../../../actions/aftermath/web-posting.ts'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import { answers, body, call } from '../frame/call.ts'
import { incidentId, postingId } from '../frame/params.ts'
import { basisOf, changeHeaders, etagOf } from '../frame/version.ts'
import { noticeAnswer } from './web-notice-answer.ts'
import {
  noticeApprovalSchema,
  noticePostingSchema,
  noticeRemovalSchema,
  noticeTextSchema,
  webNoticeSchema,
} from './web-notice-schema.ts'

const path = '/incidents/{id}/web-notice' as const
const asItStands = { 200: answers('The web notice.', webNoticeSchema) }

const read = call('read', 'Mail', {
  method: 'get',
  path,
  operationId: 'readWebNotice',
  summary: 'Get the web notice: its text, its postings and the proof for each day',
  request: { params: incidentId },
  responses: asItStands,
})

const write = call('decide', 'Mail', {
  method: 'put',
  path,
  operationId: 'writeWebNotice',
  summary: 'Save the text of the web notice; any change needs a new approval',
  request: { params: incidentId, body: body(noticeTextSchema) },
  responses: asItStands,
})

const approve = call('decide', 'Mail', {
  method: 'post',
  path: `${path}/approval`,
  operationId: 'approveWebNotice',
  'x-signature': true,
  summary: 'Approve the text of the web notice, as a second person',
  request: { params: incidentId, body: body(noticeApprovalSchema) },
  responses: asItStands,
})

const post = call('decide', 'Mail', {
  method: 'post',
  path: `${path}/posting`,
  operationId: 'postWebNotice',
  summary: 'Post the approved text on this server’s public page',
  description: 'Also records it as the incident’s substitute notice, 45 CFR 164.404(d)(2)(ii).',
  request: { params: incidentId, headers: changeHeaders, body: body(noticePostingSchema) },
  responses: asItStands,
})

const remove = call('decide', 'Mail', {
  method: 'delete',
  path: `${path}/posting`,
  operationId: 'removeWebNotice',
  summary: 'Take the web notice down; before its 90 days are over only with `early` and a reason',
  request: { params: incidentId, headers: changeHeaders, body: body(noticeRemovalSchema) },
  responses: asItStands,
})

const page = call('read', 'Mail', {
  method: 'get',
  path: `${path}/postings/{posting}`,
  operationId: 'readPostedPage',
  summary: 'Get the page the public saw, byte for byte',
  request: { params: postingId },
  responses: { 200: { description: 'The page.', content: { 'text/html': { schema: z.string() } } } },
})

/** The substitute notice on the web. */
export const webNotice = () =>
  new OpenAPIHono<Env>()
    .openapi(read, onRead)
    .openapi(write, onWrite)
    .openapi(approve, onApprove)
    .openapi(post, onPost)
    .openapi(remove, onRemove)
    .openapi(page, onPage)

const onRead: RouteHandler<typeof read, Env> = async (c) => {
  const opened = await openIncident(c.env, c.req.valid('param').id)
  const { incident } = opened
  return c.json(await noticeAnswer(opened), 200, etagOf(incident))
}

const onWrite: RouteHandler<typeof write, Env> = async (c) => {
  const opened = await openIncident(c.env, c.req.valid('param').id)
  await writeWebNotice(opened, whoAsks(c), c.req.valid('json'))
  return c.json(await noticeAnswer(opened), 200)
}

const onApprove: RouteHandler<typeof approve, Env> = async (c) => {
  const opened = await openIncident(c.env, c.req.valid('param').id)
  await approveNotice(opened, whoAsks(c), c.req.valid('json').words)
  return c.json(await noticeAnswer(opened), 200)
}

const onPost: RouteHandler<typeof post, Env> = async (c) => {
  const basis = basisOf(c, c.req.valid('header'))
  const changed = await postNotice(c.env, c.req.valid('param').id, basis, c.req.valid('json'))
  return c.json(await noticeAnswer(await openIncident(c.env, changed.id)), 200, etagOf(changed))
}

const onRemove: RouteHandler<typeof remove, Env> = async (c) => {
  const basis = basisOf(c, c.req.valid('header'))
  const changed = await removeNotice(c.env, c.req.valid('param').id, basis, c.req.valid('json'))
  return c.json(await noticeAnswer(await openIncident(c.env, changed.id)), 200, etagOf(changed))
}

const onPage: RouteHandler<typeof page, Env> = async (c) => {
  const { id, posting } = c.req.valid('param')
  return c.html(await postedPage(await openIncident(c.env, id), posting))
}

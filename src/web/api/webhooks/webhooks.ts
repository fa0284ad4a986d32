import { OpenAPIHono, type RouteHandler, z } from '@hono/zod-openapi'
import { deliverNow } from '../../../actions/webhooks/deliver.ts'
import { deliveriesTo, type LoggedDelivery } from '../../../actions/webhooks/delivery-log.ts'
import { queueTest } from '../../../actions/webhooks/queue-deliveries.ts'
import {
  addWebhook,
  removeWebhook,
  switchWebhook,
  theWebhook,
  type Webhook,
  webhooksOf,
} from '../../../actions/webhooks/webhook.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import { answers, body, call } from '../frame/call.ts'
import { paged } from '../frame/paged.ts'
import { listQuery, pageOf } from '../shared/list-schema.ts'
import {
  addedWebhookSchema,
  deliverySchema,
  newWebhookSchema,
  webhookSchema,
  webhookSwitchSchema,
} from './webhooks-schema.ts'

const params = z.object({ webhook: z.string() })

const list = call('administer', 'Webhooks', {
  method: 'get',
  path: '/webhooks',
  operationId: 'listWebhooks',
  summary: 'List webhooks, the oldest first',
  request: { query: listQuery(/^[\da-f]{16}$/, 200) },
  responses: { 200: answers('A page of webhooks.', pageOf(webhookSchema)) },
})

const add = call('administer', 'Webhooks', {
  method: 'post',
  path: '/webhooks',
  operationId: 'addWebhook',
  summary: 'Add a webhook',
  description:
    'Messages are signed as Standard Webhooks says (webhook-id, webhook-timestamp, webhook-signature). They hold numbers of incidents and ids, and nothing of a patient. Addresses of private networks are refused when they are called, unless WEBHOOK_NETWORKS names them.',
  request: { body: body(newWebhookSchema) },
  responses: { 201: answers('The webhook, with its secret.', addedWebhookSchema) },
})

const change = call('administer', 'Webhooks', {
  method: 'patch',
  path: '/webhooks/{webhook}',
  operationId: 'switchWebhook',
  summary: 'Disable a webhook, or enable it again',
  request: { params, body: body(webhookSwitchSchema) },
  responses: { 200: answers('The webhook.', webhookSchema) },
})

const remove = call('administer', 'Webhooks', {
  method: 'delete',
  path: '/webhooks/{webhook}',
  operationId: 'removeWebhook',
  summary: 'Remove a webhook',
  request: { params },
  responses: { 204: { description: 'Removed.' } },
})

const test = call('administer', 'Webhooks', {
  method: 'post',
  path: '/webhooks/{webhook}/test',
  operationId: 'testWebhook',
  summary: 'Send a test message to a webhook',
  request: { params },
  responses: { 200: answers('What became of it.', deliverySchema) },
})

const deliveries = call('administer', 'Webhooks', {
  method: 'get',
  path: '/webhooks/{webhook}/deliveries',
  operationId: 'listDeliveries',
  summary: 'List the newest messages to a webhook, with each try',
  request: { params, query: listQuery(/^msg_[\da-f]{32}$/, 200) },
  responses: { 200: answers('A page of messages.', pageOf(deliverySchema)) },
})

/** Addresses of other programs that are told of what happens. */
export const webhooks = () =>
  new OpenAPIHono<Env>()
    .openapi(list, onList)
    .openapi(add, onAdd)
    .openapi(change, onChange)
    .openapi(remove, onRemove)
    .openapi(test, onTest)
    .openapi(deliveries, onDeliveries)

const onList: RouteHandler<typeof list, Env> = async (c) => {
  const page = paged(await webhooksOf(c.env), c.req.valid('query'), ({ id }) => id)
  return c.json({ ...page, items: page.items.map(answerOf) }, 200)
}

const onAdd: RouteHandler<typeof add, Env> = async (c) => {
  const added = await addWebhook(c.env, whoAsks(c), c.req.valid('json'))
  return c.json({ ...answerOf(added), secret: added.secret }, 201)
}

const onChange: RouteHandler<typeof change, Env> = async (c) => {
  const { webhook } = c.req.valid('param')
  await switchWebhook(c.env, whoAsks(c), webhook, c.req.valid('json').enabled)
  return c.json(answerOf(await theWebhook(c.env, webhook)), 200)
}

const onRemove: RouteHandler<typeof remove, Env> = async (c) => {
  await removeWebhook(c.env, whoAsks(c), c.req.valid('param').webhook)
  return c.body(null, 204)
}

const onTest: RouteHandler<typeof test, Env> = async (c) => {
  const { webhook } = c.req.valid('param')
  const id = await queueTest(c.env, whoAsks(c), webhook)
  await deliverNow(c.env, id)
  const all = await deliveriesTo(c.env, webhook)
  return c.json(deliveryAnswer(all.find((each) => each.id === id)!), 200)
}

const onDeliveries: RouteHandler<typeof deliveries, Env> = async (c) => {
  const all = await deliveriesTo(c.env, c.req.valid('param').webhook)
  const page = paged(all, c.req.valid('query'), ({ id }) => id)
  return c.json({ ...page, items: page.items.map(deliveryAnswer) }, 200)
}

function answerOf({ id, url, events, madeAt, disabledAt, disabledWhy, failingSince }: Webhook) {
  return { id, url, events: [...events], madeAt, enabled: disabledAt === null, disabledWhy, failingSince }
}

function deliveryAnswer({ id, event, madeAt, state, dueAt, all }: LoggedDelivery) {
  const tries = all.map(({ delivery: _, ...tried }) => tried)
  return { id, event, madeAt, state, dueAt, tries }
}

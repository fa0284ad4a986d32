import { type Context, Hono } from 'hono'
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
import { EVENT_NAMES, WEBHOOK_EVENTS, type WebhookEvent } from '../../../breach/webhooks/events.ts'
import { newWebhookSchema } from '../../api/webhooks/webhooks-schema.ts'
import type { Env } from '../../shell/env.ts'
import { type FieldSpec, fields } from '../../shell/forms/fields.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { page } from '../../shell/page.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { answerInWords } from './answer-words.ts'

const PATH = '/settings/webhooks'

/** The addresses of other programs that are told of what happens, and what became of each message. */
export const webhooks = new Hono<Env>()
  .get(PATH, allow('administer'), (c) => show(c, {}))
  .post(PATH, allow('administer'), (c) =>
    answerForm(c, {
      act: async (values) => show(c, { added: await addWebhook(c.env, whoAsks(c), check(newWebhookSchema, values)) }),
      again: (values, problem) => show(c, { values }, problem),
    }),
  )
  .get(`${PATH}/:webhook`, allow('administer'), (c) => showOne(c))
  .post(
    `${PATH}/:webhook/test`,
    allow('administer'),
    done(async (c, id) => void (await deliverNow(c.env, await queueTest(c.env, whoAsks(c), id)))),
  )
  .post(
    `${PATH}/:webhook/switch`,
    allow('administer'),
    done((c, id, { enabled }) => switchWebhook(c.env, whoAsks(c), id, enabled === 'true')),
  )
  .post(`${PATH}/:webhook/removal`, allow('administer'), (c) =>
    answerForm(c, {
      async act() {
        await removeWebhook(c.env, whoAsks(c), c.req.param('webhook') ?? '')
        return c.redirect(PATH, 303)
      },
      again: (_, problem) => show(c, {}, problem),
    }),
  )

function done(act: (c: Context<Env>, id: string, values: Values) => Promise<void>) {
  return (c: Context<Env>) => {
    const id = c.req.param('webhook') ?? ''
    return answerForm(c, {
      async act(values) {
        await act(c, id, values)
        return c.redirect(`${PATH}/${id}`, 303)
      },
      again: (_, problem) => show(c, {}, problem),
    })
  }
}

async function show(c: Context<Env>, { added, values = {} }: { added?: Webhook; values?: Values }, problem?: Problem) {
  const facts = {
    webhooks: (await webhooksOf(c.env)).map(line),
    fields: fields(FIELDS, values, problem?.errors),
    added: added ? { url: added.url, secret: added.secret } : null,
    canCall: c.env.callWebhook !== undefined,
    problem: problem ?? null,
  }
  return await page(c, 'webhooks/webhooks', { title: 'Webhooks', section: 'settings', ...facts }, problem?.status)
}

async function showOne(c: Context<Env>) {
  const id = c.req.param('webhook') ?? ''
  const webhook = await theWebhook(c.env, id)
  const deliveries = await deliveriesTo(c.env, id)
  const facts = {
    webhook: line(webhook),
    events: webhook.events.map(labelOf),
    deliveries: deliveries.map(deliveryLine),
    canCall: c.env.callWebhook !== undefined,
  }
  return await page(c, 'webhooks/webhook', { title: 'Webhook', section: 'settings', ...facts })
}

const FIELDS: FieldSpec[] = [
  {
    name: 'url',
    label: 'Address',
    type: 'url',
    required: true,
    hint: 'It begins with https://. Addresses of your own network are called only if whoever runs Breachbook allowed them (WEBHOOK_NETWORKS).',
  },
  {
    name: 'events:list',
    label: 'Tell it when',
    type: 'checkboxes',
    options: EVENT_NAMES.map((event) => [event, labelOf(event)]),
  },
]

function labelOf(event: WebhookEvent): string {
  return WEBHOOK_EVENTS[event].label
}

function line({ id, url, madeAt, disabledAt, disabledWhy, failingSince }: Webhook) {
  const why = disabledAt === null ? null : WHY[disabledWhy ?? 'by_hand']
  return { id, url, madeAt, isOn: disabledAt === null, why, failingSince }
}

const WHY = {
  by_hand: 'Disabled.',
  failing: 'Disabled: it took nothing for five days.',
  gone: 'Disabled: the address answered that it is gone.',
}

function deliveryLine({ id, event, madeAt, state, dueAt, all }: LoggedDelivery) {
  const label = event === 'test' ? 'Test message' : labelOf(event as WebhookEvent)
  const tries = all.map(({ at, ...answer }) => ({ at, words: answerInWords(answer) }))
  return { id, label, madeAt, state, dueAt, tries }
}

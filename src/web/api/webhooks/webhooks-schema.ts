import { z } from '@hono/zod-openapi'
import { EVENT_NAMES } from '../../../breach/webhooks/events.ts'
import { flag, instant, line, listOf, oneOf } from '../shared/words.ts'

const CHOOSE = 'Choose at least one.'

/** A webhook to be added. */
export const newWebhookSchema = z
  .strictObject({
    url: line('an address', 1000).openapi({ example: 'https://chat.clinic.example/hooks/breachbook' }),
    events: listOf(oneOf(EVENT_NAMES))
      .min(1, { error: CHOOSE })
      .max(EVENT_NAMES.length, { error: CHOOSE })
      .openapi({ example: ['incident.logged', 'legal_day.past'] }),
  })
  .openapi('NewWebhook')

/** Whether a webhook is called. */
export const webhookSwitchSchema = z.strictObject({ enabled: flag }).openapi('WebhookSwitch')

/** A webhook, without its secret. */
export const webhookSchema = z
  .strictObject({
    id: z.string(),
    url: z.string(),
    events: z.array(z.enum(EVENT_NAMES)),
    madeAt: instant,
    enabled: z.boolean(),
    disabledWhy: z
      .enum(['by_hand', 'failing', 'gone'])
      .nullable()
      .openapi({ description: '`failing`: it took nothing for five days; `gone`: it answered 410.' }),
    failingSince: instant.nullable(),
  })
  .openapi('Webhook')

/** A webhook just added, with the secret by which its messages are signed. */
export const addedWebhookSchema = z
  .strictObject({
    ...webhookSchema.shape,
    secret: z.string().openapi({
      description: 'Shown this once. Messages are signed by it as standardwebhooks.com says.',
      example: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD',
    }),
  })
  .openapi('AddedWebhook')

/** A message to a webhook, and what became of it. */
export const deliverySchema = z
  .strictObject({
    id: z.string().openapi({ description: 'Its `webhook-id`.' }),
    event: z.string().openapi({ example: 'incident.logged' }),
    madeAt: instant,
    state: z.enum(['queued', 'delivered', 'failed']),
    dueAt: instant.nullable().openapi({ description: 'When it is tried next.' }),
    tries: z.array(
      z.strictObject({
        try: z.int(),
        at: instant,
        status: z.int().nullable(),
        reason: z.string().nullable().openapi({ description: 'A code of why nothing was answered.' }),
      }),
    ),
  })
  .openapi('Delivery')

import { startWebhooks, type WebhookWork } from '../../actions/webhooks/webhook-work.ts'
import type { World } from '../../web/shell/world.ts'
import type { Config } from '../config.ts'
import { webhookCaller } from './webhook-call.ts'

/** Lets the pages of this world call webhooks, and starts telling other programs what happens. */
export function startCalling(world: World, { webhookNetworks }: Pick<Config, 'webhookNetworks'>): WebhookWork {
  world.callWebhook = webhookCaller(webhookNetworks)
  world.webhooksInside = webhookNetworks.length > 0
  return startWebhooks(world)
}

import { listDeliveries, listTries, type WebhookDelivery, type WebhookTry } from '../../storage/webhooks/webhooks.ts'
import type { Book } from '../book/book.ts'
import { theWebhook } from './webhook.ts'

/** A delivery with its tries. */
export type LoggedDelivery = WebhookDelivery & { all: WebhookTry[] }

const MOST = 200

/** The newest deliveries to a webhook, each with its tries. Missing where there is no such webhook. */
export async function deliveriesTo(book: Book, id: string): Promise<LoggedDelivery[]> {
  await theWebhook(book, id)
  const [deliveries, tries] = await Promise.all([listDeliveries(book.db, id, MOST), listTries(book.db, id)])
  const byDelivery = Map.groupBy(tries, ({ delivery }) => delivery)
  return deliveries.map((delivery) => ({ ...delivery, all: byDelivery.get(delivery.id) ?? [] }))
}

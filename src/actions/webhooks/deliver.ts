import { isGivenUp, nextTryAt } from '../../breach/webhooks/retries.ts'
import type { Write } from '../../storage/core/statement.ts'
import {
  findDelivery,
  findNextDelivery,
  recordTry,
  updateWebhook,
  type WebhookDelivery,
} from '../../storage/webhooks/webhooks.ts'
import type { Book } from '../book/book.ts'
import { recordSurely } from '../email/end-sending.ts'
import { signedHeaders, theWebhook, type WebhookAnswer, type WithWebhooks } from './webhook.ts'

const GONE = 410

/**
 * Delivers what waits and is due, one after the other, each try on record, as long as `goesOn` says so. What did not answer is
 * left alone until the next time, so that nobody else waits for it.
 */
export async function deliverDue(book: Book & WithWebhooks, goesOn: () => boolean = () => true): Promise<void> {
  const silent: string[] = []
  while (goesOn()) {
    const delivery = await findNextDelivery(book.db, book.now(), silent)
    if (!delivery || !book.callWebhook) return
    const { status } = await deliver(book, delivery)
    if (status === null) silent.push(delivery.webhook)
  }
}

/** Delivers one at once, whatever waits before it; answers how it stands then. */
export async function deliverNow(book: Book & WithWebhooks, id: string): Promise<WebhookDelivery | undefined> {
  const delivery = await findDelivery(book.db, id)
  if (delivery) await deliver(book, delivery)
  return await findDelivery(book.db, id)
}

// A message that was taken and not recorded comes again under its own id, by which the receiver knows it.
async function deliver(book: Book & WithWebhooks, delivery: WebhookDelivery): Promise<WebhookAnswer> {
  const { url, secret } = await theWebhook(book, delivery.webhook)
  const { id, body } = delivery
  const headers = { 'Content-Type': 'application/json', ...signedHeaders(secret, id, book.now(), body) }
  const answer = (await book.callWebhook?.({ url, headers, body })) ?? { status: null, reason: 'cannot_send' }
  await recordSurely(() => record(book, delivery, answer))
  return answer
}

async function record(book: Book, delivery: WebhookDelivery, { status, reason }: WebhookAnswer): Promise<void> {
  const at = book.now()
  const tries = delivery.tries + 1
  const isTaken = status !== null && status >= 200 && status < 300
  const dueAt = isTaken || delivery.event === 'test' ? null : nextTryAt(tries, at)
  const state = isTaken ? 'delivered' : dueAt === null ? 'failed' : 'queued'
  const tried = { delivery: delivery.id, try: tries, at, status, reason }
  const facts = { webhook: delivery.webhook, delivery: delivery.id, try: tries, answer: status ?? reason }
  await book.commit(
    {
      act: isTaken ? 'webhook_delivered' : 'webhook_failed',
      facts: { ...facts, ...(dueAt && { again: dueAt }) },
      writes: [...recordTry(tried, { state, dueAt }), ...(await standing(book, delivery, { isTaken, status, at }))],
    },
    { id: 'system' },
  )
}

type Ended = { isTaken: boolean; status: number | null; at: string }

async function standing(
  book: Book,
  { webhook, event }: WebhookDelivery,
  { isTaken, status, at }: Ended,
): Promise<Write[]> {
  const { failingSince } = await theWebhook(book, webhook)
  if (isTaken) return failingSince === null ? [] : [updateWebhook(webhook, { failingSince: null })]
  if (event === 'test') return []
  if (status === GONE) return [updateWebhook(webhook, { disabledAt: at, disabledWhy: 'gone' })]
  if (failingSince === null) return [updateWebhook(webhook, { failingSince: at })]
  return isGivenUp(failingSince, at) ? [updateWebhook(webhook, { disabledAt: at, disabledWhy: 'failing' })] : []
}

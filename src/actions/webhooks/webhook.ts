import { createHmac, randomBytes } from 'node:crypto'
import type { WebhookEvent } from '../../breach/webhooks/events.ts'
import { Missing, Refused } from '../../errors.ts'
import type { Actor } from '../../storage/log/commit.ts'
import { findHead } from '../../storage/log/commit.ts'
import {
  findWebhook,
  insertWebhook,
  listWebhooks,
  type StoredWebhook,
  updateWebhook,
} from '../../storage/webhooks/webhooks.ts'
import type { Book } from '../book/book.ts'
import { once } from '../book/parts.ts'

/** Where a webhook leads, of what it is told, and by which secret each message is signed. */
export type WebhookTerms = { url: string; events: readonly WebhookEvent[]; secret: string }

/** A webhook with its terms. */
export type Webhook = Omit<StoredWebhook, 'sealed'> & WebhookTerms

/** How messages reach other programs, where this installation sends any. */
export type WithWebhooks = {
  /** Posts a message to an address, and never throws; absent: no webhook is ever called from here. */
  callWebhook?: (call: WebhookCall) => Promise<WebhookAnswer>
  /** Whether addresses of the practice’s own network may be called at all. */
  webhooksInside?: boolean
}

export type WebhookCall = { url: string; headers: Readonly<Record<string, string>>; body: string }

/** What was answered, or a code of why nothing was. */
export type WebhookAnswer = { status: number | null; reason: string | null }

const SECRET_BYTES = 32
const MOST = 20

/** The webhooks, the oldest first. */
export async function webhooksOf(book: Book): Promise<Webhook[]> {
  return (await listWebhooks(book.db)).map((row) => opened(book, row))
}

/** One of them, or Missing. */
export async function theWebhook(book: Book, id: string): Promise<Webhook> {
  const row = await once(book, theWebhook, id, () => findWebhook(book.db, id))
  if (!row) throw new Missing('Webhook not found.')
  return opened(book, row)
}

/** Adds a webhook; it is told of what happens from now on. Answers its secret this once. Refused for an address that cannot be. */
export async function addWebhook(
  book: Book & WithWebhooks,
  by: Actor,
  { url, events }: Pick<WebhookTerms, 'url' | 'events'>,
): Promise<Webhook> {
  refuseUrl(url, book.webhooksInside ?? false)
  if ((await listWebhooks(book.db)).length >= MOST) throw new Refused(`There are ${MOST} webhooks. Remove one first.`)
  const id = randomBytes(8).toString('hex')
  const terms = { url, events, secret: `whsec_${randomBytes(SECRET_BYTES).toString('base64')}` }
  const { seq } = await findHead(book.db)
  const row = { id, madeAt: book.now(), seenSeq: seq, sealed: book.vault.book.seal(sealedName(id), terms) }
  const facts = { webhook: id, events: [...events] }
  await book.commit({ act: 'webhook_added', facts, details: { address: url }, writes: [insertWebhook(row)] }, by)
  return await theWebhook(book, id)
}

/** Lets a webhook rest, or wakes it; what waited goes then. What is so already changes nothing. */
export async function switchWebhook(book: Book, by: Actor, id: string, enabled: boolean): Promise<void> {
  const { disabledAt } = await theWebhook(book, id)
  if ((disabledAt === null) === enabled) return
  const changed = enabled
    ? { disabledAt: null, disabledWhy: null, failingSince: null }
    : ({ disabledAt: book.now(), disabledWhy: 'by_hand' } as const)
  const act = enabled ? 'webhook_enabled' : 'webhook_disabled'
  await book.commit({ act, facts: { webhook: id }, writes: [updateWebhook(id, changed)] }, by)
}

/** Removes a webhook: nothing goes there any more, and its secret is overwritten. What was told stays on record. */
export async function removeWebhook(book: Book, by: Actor, id: string): Promise<void> {
  const { url, events } = await theWebhook(book, id)
  const sealed = book.vault.book.seal(sealedName(id), { url, events, secret: '' })
  const writes = [updateWebhook(id, { removedAt: book.now(), sealed })]
  await book.commit({ act: 'webhook_removed', facts: { webhook: id }, writes }, by)
}

/** The headers by which a receiver knows that a message is ours, as Standard Webhooks has them. */
export function signedHeaders(secret: string, id: string, at: string, body: string): Record<string, string> {
  const timestamp = String(Math.floor(Date.parse(at) / 1000))
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
}

function opened({ vault }: Book, { sealed, ...row }: StoredWebhook): Webhook {
  return { ...row, ...vault.book.open<WebhookTerms>(sealedName(row.id), sealed) }
}

function sealedName(id: string): string {
  return `webhook/${id}`
}

// Where an address leads is looked at again with each call: names change.
function refuseUrl(text: string, inside: boolean): void {
  const url = URL.parse(text)
  const isPlain = url?.protocol === 'http:' && inside
  const message =
    !url || !(url.protocol === 'https:' || isPlain)
      ? 'Enter an address that begins with https://.'
      : url.username || url.password || url.hash
        ? 'Leave user names, passwords and # out of the address. Messages are signed.'
        : null
  if (message) throw new Refused(message, [{ path: 'url', message }])
}

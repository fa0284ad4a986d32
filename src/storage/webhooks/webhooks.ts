import { type Reader, tables } from '../core/database.ts'
import { eachOf } from '../core/json-list.ts'
import { type Staged, stage, type Write, write } from '../core/statement.ts'
import type { WebhookDeliveryRow, WebhookRow, WebhookTryRow } from '../core/telling-tables.ts'
import type { Entry } from '../log/chain.ts'

export type StoredWebhook = WebhookRow
export type WebhookDelivery = WebhookDeliveryRow
export type WebhookTry = WebhookTryRow

/** The addresses that were not removed, the oldest first. */
export function listWebhooks(db: Reader): Promise<StoredWebhook[]> {
  return kept(db).orderBy('madeAt').orderBy('id').execute()
}

/** One of them, or undefined. */
export function findWebhook(db: Reader, id: string): Promise<StoredWebhook | undefined> {
  return kept(db).where('id', '=', id).executeTakeFirst()
}

/** The write that adds an address. */
export function insertWebhook(row: Pick<StoredWebhook, 'id' | 'madeAt' | 'seenSeq' | 'sealed'>): Write {
  const states = { failingSince: null, disabledAt: null, disabledWhy: null, removedAt: null }
  return write((to) => to.insertInto('webhooks').values({ ...row, ...states }))
}

/** The write that changes how an address stands. */
export function updateWebhook(id: string, changed: Partial<Omit<StoredWebhook, 'id' | 'madeAt'>>): Write {
  return write((to) => to.updateTable('webhooks').set(changed).where('id', '=', id))
}

/** The statement that remembers up to which entry nothing was to be told. */
export function keepSeen(id: string, seenSeq: number): Staged {
  return stage((to) => to.updateTable('webhooks').set({ seenSeq }).where('id', '=', id))
}

/** The entries of the log after one of them, at most so many, the oldest first. */
export async function listEntriesAfter(db: Reader, seq: number, limit: number): Promise<Entry[]> {
  const rows = await tables(db)
    .selectFrom('log')
    .select('body')
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map(({ body }) => JSON.parse(body) as Entry)
}

/** The sources that an address was told of already, among those that begin so. */
export async function listSources(db: Reader, webhook: string, prefix: string): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('webhookDeliveries')
    .select('source')
    .where('webhook', '=', webhook)
    .where('source', 'like', `${prefix}%`)
    .execute()
  return rows.map(({ source }) => source)
}

/** The write that queues a delivery. */
export function insertDelivery(row: WebhookDelivery): Write {
  return write((to) => to.insertInto('webhookDeliveries').values(row))
}

/**
 * The delivery that is next to be tried at an instant, but for these addresses; undefined: none is. What is for a disabled
 * address waits.
 */
export function findNextDelivery(
  db: Reader,
  now: string,
  without: readonly string[] = [],
): Promise<WebhookDelivery | undefined> {
  return tables(db)
    .selectFrom('webhookDeliveries')
    .innerJoin('webhooks', 'webhooks.id', 'webhookDeliveries.webhook')
    .selectAll('webhookDeliveries')
    .where('state', '=', 'queued')
    .where('dueAt', '<=', now)
    .where('webhooks.disabledAt', 'is', null)
    .where('webhooks.removedAt', 'is', null)
    .where('webhook', 'not in', eachOf(without))
    .orderBy('dueAt')
    .limit(1)
    .executeTakeFirst()
}

/** One delivery, or undefined. */
export function findDelivery(db: Reader, id: string): Promise<WebhookDelivery | undefined> {
  return tables(db).selectFrom('webhookDeliveries').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The newest deliveries to an address, at most so many. */
export function listDeliveries(db: Reader, webhook: string, limit: number): Promise<WebhookDelivery[]> {
  return tables(db)
    .selectFrom('webhookDeliveries')
    .selectAll()
    .where('webhook', '=', webhook)
    .orderBy('madeAt', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** The tries of the deliveries to an address, the oldest first. */
export function listTries(db: Reader, webhook: string): Promise<WebhookTry[]> {
  return tables(db)
    .selectFrom('webhookTries')
    .innerJoin('webhookDeliveries', 'webhookDeliveries.id', 'webhookTries.delivery')
    .selectAll('webhookTries')
    .where('webhook', '=', webhook)
    .orderBy('at')
    .orderBy('try')
    .execute()
}

/** The writes that enter a try of a delivery, and how the delivery stands then. */
export function recordTry(tried: WebhookTry, now: Pick<WebhookDelivery, 'state' | 'dueAt'>): Write[] {
  const { delivery, at, status, reason } = tried
  const stands = { ...now, tries: tried.try, lastAt: at, status, reason }
  return [
    write((to) => to.insertInto('webhookTries').values(tried)),
    write((to) => to.updateTable('webhookDeliveries').set(stands).where('id', '=', delivery)),
  ]
}

function kept(db: Reader) {
  return tables(db).selectFrom('webhooks').selectAll().where('removedAt', 'is', null)
}

import { randomBytes } from 'node:crypto'
import type { Day } from '../../breach/law/day.ts'
import { legalReminders } from '../../breach/reminders/legal-reminders.ts'
import { reminderDay } from '../../breach/reminders/morning.ts'
import { eventOf, toldOf, type WebhookEvent } from '../../breach/webhooks/events.ts'
import type { Write } from '../../storage/core/statement.ts'
import type { Entry } from '../../storage/log/chain.ts'
import type { Actor } from '../../storage/log/commit.ts'
import {
  insertDelivery,
  keepSeen,
  listEntriesAfter,
  listSources,
  updateWebhook,
  type WebhookDelivery,
} from '../../storage/webhooks/webhooks.ts'
import type { Book } from '../book/book.ts'
import { zoneOf } from '../book/today.ts'
import { bookSeenBy } from '../list/seen-by.ts'
import type { Watched } from '../reminders/open-for-reminders.ts'
import { readForReminders } from '../reminders/reading.ts'
import { theWebhook, type Webhook, webhooksOf } from './webhook.ts'

const AT_ONCE = 500
const NOBODY = { id: '' }

/** Something that is told: by which event, from which source, when it happened. */
type Told = { event: WebhookEvent; source: string; at: string; data: object }

/**
 * Queues for each webhook what happened since it was last looked, and the legal deadlines that are near or past: each once, written
 * together with up to where it was looked. Of an incident that is restricted no other program hears. Answers how many
 * deliveries there are.
 */
export async function queueDeliveries(whole: Book): Promise<number> {
  const book = await bookSeenBy(whole, NOBODY)
  const hooks = (await webhooksOf(book)).filter(({ disabledAt }) => disabledAt === null)
  if (hooks.length === 0) return 0
  const isWanted = hooks.some(({ events }) => events.some((event) => event.startsWith('legal_day')))
  const watched = isWanted ? (await readForReminders(book)).watched : []
  const day = reminderDay(book.now(), await zoneOf(book))
  let queued = 0
  for (const hook of hooks) queued += await queueFor(book, hook, legalDays(book, watched, day))
  return queued
}

/** Queues a message that says only that it is a test, to be sent at once; answers its id. */
export async function queueTest(book: Book, by: Actor, id: string): Promise<string> {
  const hook = await theWebhook(book, id)
  const delivery = deliveryOf(book, hook, 'test', {
    source: `test/${randomBytes(8).toString('hex')}`,
    at: book.now(),
    data: {},
  })
  const facts = { webhook: id, delivery: delivery.id }
  await book.commit({ act: 'webhook_tested', facts, writes: [insertDelivery(delivery)] }, by)
  return delivery.id
}

async function queueFor(book: Book, hook: Webhook, legal: readonly Told[]): Promise<number> {
  let queued = 0
  for (let seenSeq = hook.seenSeq; ; ) {
    const entries = await listEntriesAfter(book.db, seenSeq, AT_ONCE)
    queued += await queueOf(book, { ...hook, seenSeq }, entries, legal)
    seenSeq = entries.at(-1)?.seq ?? seenSeq
    if (entries.length < AT_ONCE) return queued
  }
}

async function queueOf(book: Book, hook: Webhook, entries: readonly Entry[], legal: readonly Told[]): Promise<number> {
  const seenSeq = entries.at(-1)?.seq ?? hook.seenSeq
  const happened = entries.flatMap((entry): Told[] => {
    const event = eventOf(entry.act)
    return event ? [{ event, source: `entry/${entry.seq}`, at: entry.at, data: toldOf(entry) }] : []
  })
  const before = new Set(legal.length > 0 ? await listSources(book.db, hook.id, 'day/') : [])
  const fresh = legal.filter(({ source }) => !before.has(source))
  const told = [...happened, ...fresh].filter(({ event }) => hook.events.includes(event))
  if (told.length === 0) {
    if (seenSeq !== hook.seenSeq) await book.stage([keepSeen(hook.id, seenSeq)])
    return 0
  }
  const deliveries = told.map((each) => deliveryOf(book, hook, each.event, each))
  const writes: Write[] = [...deliveries.map(insertDelivery), updateWebhook(hook.id, { seenSeq })]
  const facts = { webhook: hook.id, deliveries: deliveries.length }
  await book.commit({ act: 'webhooks_queued', facts, writes }, { id: 'system' })
  return deliveries.length
}

// The marks of a legal deadline are those of the reminders, told to nobody in particular.
function legalDays({ now }: Book, watched: readonly Watched[], day: Day): Told[] {
  const nobody = [{ id: '', role: 'officer' }]
  return watched.flatMap(({ open }) =>
    legalReminders(open, nobody, day).map(({ incident, thing, day: on, due }) => {
      const [, duty = '', mark] = thing.split('/')
      const event = mark === 'past' ? 'legal_day.past' : 'legal_day.near'
      return { event, source: `day/${incident}/${thing}/${on}`, at: now(), data: { incident, duty, due } }
    }),
  )
}

function deliveryOf(
  book: Book,
  hook: Webhook,
  type: WebhookEvent | 'test',
  { source, at, data }: Omit<Told, 'event'>,
): WebhookDelivery {
  const madeAt = book.now()
  return {
    id: `msg_${randomBytes(16).toString('hex')}`,
    ...{ webhook: hook.id, event: type, source, body: JSON.stringify({ type, timestamp: at, data }), madeAt },
    ...{ state: 'queued', tries: 0, dueAt: madeAt, lastAt: null, status: null, reason: null },
  }
}

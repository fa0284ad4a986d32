import type { Book } from '../book/book.ts'
import { openBook } from '../book/parts.ts'
import { bookMark } from '../reminders/book-mark.ts'
import { deliverDue } from './deliver.ts'
import { queueDeliveries } from './queue-deliveries.ts'
import type { WithWebhooks } from './webhook.ts'

const LOOK_EVERY_MS = 10_000

/** What looks every few seconds for what to tell other programs, and tells it. */
export type WebhookWork = { look(): Promise<void>; stop(): Promise<void> }

/** Starts telling other programs. */
export function startWebhooks(book: Book & WithWebhooks): WebhookWork {
  let looking: Promise<void> | null = null
  let isStopping = false
  let seen = ''
  const look = async () => {
    if (book.heads.older !== null) return
    const as = openBook(book)
    // Of before the reading: what is entered meanwhile is looked at the next time.
    const mark = await bookMark(as)
    if (seen !== mark) await queueDeliveries(as)
    seen = mark
    await deliverDue(as, () => !isStopping)
  }
  const next = () => {
    looking ??= look()
      .catch((error: Error) => console.error(`Webhooks could not be called and are tried again: ${error.message}`))
      .finally(() => {
        looking = null
      })
    return looking
  }
  const timer = setInterval(next, LOOK_EVERY_MS)
  timer.unref()
  return {
    look: next,
    async stop() {
      isStopping = true
      clearInterval(timer)
      await looking
    },
  }
}

import type { Book } from '../book/book.ts'
import { openBook } from '../book/parts.ts'
import type { Line } from '../email/end-sending.ts'
import type { Press } from '../letter/press.ts'
import type { Post } from '../mailing/post.ts'
import { mailInForce } from '../practice/mail-settings.ts'
import { bookMark } from './book-mark.ts'
import { queueReminders } from './queue-reminders.ts'
import { putRemindersInDoubt, sendReminders } from './send-reminder.ts'

const LOOK_EVERY_MS = 60_000
const LONGEST_REST_SECONDS = 60 * 60

/** What looks each minute for whom to remind of what. */
export type Reminding = { look(): Promise<void>; stop(): Promise<void> }

/**
 * Starts reminding people: each minute it looks what is due by the book and the clock. It needs no timetable: what is due is
 * a rule of how things stand, and what was told is on record, so that days switched off lose nothing and tell nothing twice.
 */
export function startReminding(book: Book & Press & Post, line: Line): Reminding {
  const look = lookerAt(book, line)
  let looking = putRemindersInDoubt(book).catch(sayWhyNot)
  const next = () => {
    looking = looking.then(look).catch(sayWhyNot)
    return looking
  }
  const timer = setInterval(next, LOOK_EVERY_MS)
  timer.unref()
  return {
    look: next,
    async stop() {
      clearInterval(timer)
      await looking
      line.close()
    },
  }
}

// Where the server takes nothing from us, no other mail is tried either until the line has rested, each time for longer.
// Where neither the book nor the day is another than at the last look, nothing new can be due.
function lookerAt(book: Book & Press & Post, line: Line): () => Promise<void> {
  let seen = ''
  const rest = { until: '', seconds: 0 }
  return async () => {
    if (book.heads.older !== null || !(await mailInForce(book))) return
    const as = openBook(book)
    // Of before the reading: what is entered meanwhile is looked at the next time.
    const mark = await bookMark(as)
    if (seen !== mark) await queueReminders(as)
    seen = mark
    if (as.now() < rest.until) return
    const isHindered = (await sendReminders(as, line)) !== null
    rest.seconds = isHindered ? Math.min(Math.max(rest.seconds * 2, as.pace.retrySeconds), LONGEST_REST_SECONDS) : 0
    rest.until = isHindered ? new Date(Date.parse(as.now()) + rest.seconds * 1000).toISOString() : ''
  }
}

function sayWhyNot(error: Error): void {
  console.error(`Reminders could not be sent and are tried again in a minute: ${error.message}`)
}

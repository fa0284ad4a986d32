import { setTimeout as wait } from 'node:timers/promises'
import { Conflict } from '../../errors.ts'
import { listSending } from '../../storage/email/outbox.ts'
import type { StoredLetter } from '../../storage/mailing/letters.ts'
import type { Book } from '../book/book.ts'
import type { Press } from '../letter/press.ts'
import type { Outbox, OutboxStanding, Post } from '../mailing/post.ts'
import { mailInForce } from '../practice/mail-settings.ts'
import { type Line, putInDoubt } from './end-sending.ts'
import { nextEmail } from './next-email.ts'
import { sendEmail } from './send-email.ts'

const LOOK_EVERY_MS = 2000
const LONGEST_PAUSE_MS = 15 * 60_000
const LAST_LETTER_MS = 10_000
const MINUTE_MS = 60_000

/**
 * Starts sending what is queued: one letter after the other over one line, no faster than the settings allow. First it says
 * of what was on its way when an earlier run was cut off that it is in doubt; none of that is sent again by itself.
 */
export function startOutbox(book: Book & Press & Post, line: Line, perMinute: number): Outbox {
  const ending = new AbortController()
  const standing: OutboxStanding = { hindered: null, since: null }
  let alarm = new AbortController()
  const pause = (milliseconds: number, ...signals: AbortSignal[]) =>
    wait(milliseconds, null, { signal: AbortSignal.any([ending.signal, ...signals]) }).catch(() => null)
  const rest = (milliseconds: number) => {
    alarm = new AbortController()
    return pause(milliseconds, alarm.signal)
  }
  const work = run({ book, line, perMinute, standing, pause, rest, isEnding: () => ending.signal.aborted })
  return {
    standing: () => standing,
    wake: () => alarm.abort(),
    async stop() {
      ending.abort()
      await Promise.race([work, wait(LAST_LETTER_MS, null, { ref: false })])
      line.close()
    },
  }
}

type Work = {
  book: Book & Press & Post
  line: Line
  perMinute: number
  standing: OutboxStanding
  /** Waits, unless the end comes. */
  pause(milliseconds: number): Promise<unknown>
  /** Waits, unless somebody wakes it or the end comes. */
  rest(milliseconds: number): Promise<unknown>
  isEnding(): boolean
}

// The database may be busy or the disk full: that passes, and the outbox goes on. A letter that it lost sight of is in doubt.
async function run(work: Work): Promise<void> {
  while (!work.isEnding()) {
    try {
      for (const letter of await listSending(work.book.db)) await putInDoubt(work.book, letter)
      while (!work.isEnding()) await turn(work)
    } catch (error) {
      console.error('The outbox was interrupted and will continue in a moment:', error)
      await work.pause(LOOK_EVERY_MS)
    }
  }
}

async function turn(work: Work): Promise<void> {
  const { book, line, perMinute } = work
  const { letter, due } = await nextEmail(book)
  if (!letter || !(await mailInForce(book))) return void (await work.rest(untilDue(book, due)))
  const began = performance.now()
  const hindered = (await line.ready()) ?? (await sendUnlessTaken(book, line, letter))
  if (hindered) return await restHindered(work, hindered)
  Object.assign(work.standing, { hindered: null, since: null })
  await work.pause(Math.max(0, MINUTE_MS / perMinute - (performance.now() - began)))
}

function untilDue(book: Book, due: string | null): number {
  const milliseconds = due === null ? LOOK_EVERY_MS : Date.parse(due) - Date.parse(book.now())
  return Math.min(LOOK_EVERY_MS, Math.max(1, milliseconds))
}

// A server that cannot be reached, or takes nothing from us, is nobody's letter's fault: none of them counts a try.
async function restHindered({ book, standing, rest }: Work, hindered: string): Promise<void> {
  const since = standing.since ?? book.now()
  Object.assign(standing, { hindered, since })
  const soFar = Date.parse(book.now()) - Date.parse(since)
  await rest(Math.min(Math.max(soFar, book.pace.retrySeconds * 1000), LONGEST_PAUSE_MS))
}

// Somebody may have taken it back, or sent it, since it was looked up.
async function sendUnlessTaken(book: Book & Press & Post, line: Line, letter: StoredLetter): Promise<string | null> {
  try {
    return await sendEmail(book, line, letter)
  } catch (error) {
    if (!(error instanceof Conflict) && !String(error).includes('CHECK constraint failed')) throw error
    return null
  }
}

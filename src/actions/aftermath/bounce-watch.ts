import { setTimeout as wait } from 'node:timers/promises'
import type { Book } from '../book/book.ts'
import type { BounceStanding, BounceWatch } from '../mailing/post.ts'
import { takeBounce } from './take-bounce.ts'

const EVERY_MS = 5 * 60_000

/** Where bounced e-mails arrive: what is new there, each message whole. Throws where it cannot be read. */
export type BounceSource = { news(): AsyncIterable<Uint8Array> }

/** Starts to look into a mailbox for bounces every five minutes, and whenever somebody asks. `place` is how pages name it. */
export function startBounceWatch(book: Book, source: BounceSource, place: string, everyMs = EVERY_MS): BounceWatch {
  const ending = new AbortController()
  const standing: BounceStanding = { place, lookedAt: null, hindered: null, marked: 0 }
  let looking: Promise<void> | null = null
  const look = async () => {
    looking ??= lookOnce(book, source, standing).finally(() => {
      looking = null
    })
    await looking
    return standing
  }
  const work = lookForEver(look, everyMs, ending.signal)
  return {
    standing: () => standing,
    look,
    async stop() {
      ending.abort()
      await work
    },
  }
}

async function lookForEver(look: () => Promise<unknown>, everyMs: number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await look()
    await wait(everyMs, null, { signal }).catch(() => null)
  }
}

// Whatever hinders it passes, or the page says so; a message that is no report, or a strange one, is nobody's fault.
async function lookOnce(book: Book, source: BounceSource, standing: BounceStanding): Promise<void> {
  try {
    for await (const raw of source.news()) if ((await takeBounce(book, raw)) === 'marked') standing.marked += 1
    Object.assign(standing, { lookedAt: book.now(), hindered: null })
  } catch (error) {
    standing.hindered = hindranceIn(error)
  }
}

function hindranceIn(error: unknown): string {
  const { authenticationFailed, code, responseStatus } = error as Record<string, unknown>
  if (authenticationFailed === true) return 'EAUTH'
  if (typeof code === 'string') return code
  return responseStatus === 'NO' ? 'ENOFOLDER' : 'unknown'
}

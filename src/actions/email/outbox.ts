import { setTimeout as wait } from 'node:timers/promises'
import { Conflict } from '../../errors.ts'
import type { World } from '../../runtime/world.ts'
import type { LetterRow } from '../../storage/core/mail-tables.ts'
import { findNextDue, findNextQueued, listSending } from '../../storage/email/outbox.ts'
import { type Line, putInDoubt } from './end-sending.ts'
import { sendEmail } from './send-email.ts'

/** What the outbox is doing: `hindered` is a code of why the mail server cannot be reached, `since` when that began. */
export type OutboxStanding = { hindered: string | null; since: string | null }

/** The outbox at work. There is one at a time for a book. */
export type Outbox = {
  standing(): OutboxStanding
  /** Looks at once for what is to be sent, and tries the mail server again. */
  wake(): void
  /** Begins no further letter, and waits a while for the one that is on its way. */
  stop(): Promise<void>
}

const LOOK_EVERY_MS = 2000
const LONGEST_PAUSE_MS = 15 * 60_000
const LAST_LETTER_MS = 10_000
const MINUTE_MS = 60_000

/**
 * Starts sending what is queued: one letter after the other over one line, no faster than the settings allow. First it says
 * of what was on its way when an earlier run was cut off that it is in doubt; none of that is sent again by itself.
 */
export function startOutbox(world: World, line: Line, perMinute: number): Outbox {
  const ending = new AbortController()
  const standing: OutboxStanding = { hindered: null, since: null }
  let alarm = new AbortController()
  const pause = (milliseconds: number, ...signals: AbortSignal[]) =>
    wait(milliseconds, null, { signal: AbortSignal.any([ending.signal, ...signals]) }).catch(() => null)
  const rest = (milliseconds: number) => {
    alarm = new AbortController()
    return pause(milliseconds, alarm.signal)
  }
  const work = run({ world, line, perMinute, standing, pause, rest, isEnding: () => ending.signal.aborted })
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
  world: World
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
      for (const letter of await listSending(work.world.db)) await putInDoubt(work.world, letter)
      while (!work.isEnding()) await turn(work)
    } catch (error) {
      console.error('The outbox was interrupted and goes on in a moment:', error)
      await work.pause(LOOK_EVERY_MS)
    }
  }
}

async function turn(work: Work): Promise<void> {
  const { world, line, perMinute } = work
  const letter = await findNextQueued(world.db, world.now())
  if (!letter) return void (await work.rest(await untilNextDue(world)))
  const began = performance.now()
  if (await isHindered(work)) return
  await sendUnlessTaken(world, line, letter)
  await work.pause(Math.max(0, MINUTE_MS / perMinute - (performance.now() - began)))
}

async function untilNextDue(world: World): Promise<number> {
  const due = await findNextDue(world.db)
  const milliseconds = due === null ? LOOK_EVERY_MS : Date.parse(due) - Date.parse(world.now())
  return Math.min(LOOK_EVERY_MS, Math.max(1, milliseconds))
}

// A server that cannot be reached is nobody's letter's fault: none of them counts a try.
async function isHindered({ world, line, standing, rest }: Work): Promise<boolean> {
  const hindered = await line.ready()
  const since = hindered ? (standing.since ?? world.now()) : null
  Object.assign(standing, { hindered, since })
  if (!hindered) return false
  const soFar = Date.parse(world.now()) - Date.parse(since ?? world.now())
  await rest(Math.min(Math.max(soFar, (world.config.mail?.retrySeconds ?? 1) * 1000), LONGEST_PAUSE_MS))
  return true
}

// Somebody may have taken it back, or sent it, since it was looked up.
async function sendUnlessTaken(world: World, line: Line, letter: LetterRow): Promise<void> {
  try {
    await sendEmail(world, line, letter)
  } catch (error) {
    if (!(error instanceof Conflict) && !String(error).includes('CHECK constraint failed')) throw error
  }
}

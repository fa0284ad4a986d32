import { createHmac } from 'node:crypto'
import { TooMany } from '../errors.ts'
import type { Reader } from '../storage/core/database.ts'
import type { Stage } from '../storage/core/statement.ts'
import { countTry, listTries } from '../storage/users/sign-in-tries.ts'
import type { Vault } from '../storage/vault/vault.ts'
import { takeTurns } from './hashing.ts'

const FIRST_WAIT_S = 15
const LONGEST_WAIT_S = 15 * 60
/** Tries are forgotten when none was added for so long. */
const FORGOTTEN_AFTER_MS = 60 * 60 * 1000

/** What a slow-down reads and writes. */
export type Guarded = { db: Reader; vault: Vault; stage: Stage; now(): string }

/** Under which fingerprint somebody is counted, and how many tries in a row cost no wait. */
export type Counted = { of: string; free: number }

// Counted before anything is tried, one after the other: of a thousand tries at once, no two see the same count.
const turn = takeTurns(1)

/**
 * Counts a try under each of these, and answers how many seconds the next one has to wait: twice as long every time, a quarter
 * of an hour at most. Throws TooMany, with what is said of the seconds, while a wait lasts; nothing is counted then.
 */
export async function countTries(
  book: Guarded,
  counted: readonly Counted[],
  say: (wait: string) => string,
): Promise<number> {
  const names = counted.map(({ of }) => of)
  return await turn.after(async () => {
    const tries = await triesOf(book, names)
    const left = Math.max(...counted.map((each) => secondsLeft(each, tries, book.now())))
    if (left > 0) throw new TooMany(say(inWords(left)), left)
    await book.stage(countTry(names, book.now(), forgottenBefore(book.now())))
    return Math.max(...counted.map(({ of, free }) => waitAfter((tries.get(of)?.tries ?? 0) + 1, free)))
  })
}

/** What stands for somebody in the count: nobody reads from it whom. */
export function fingerprintOf(vault: Vault, what: string): string {
  return createHmac('sha256', vault.secretFor('sign-in tries')).update(what).digest('base64url')
}

async function triesOf({ db, now }: Guarded, names: readonly string[]) {
  const rows = await listTries(db, names, forgottenBefore(now()))
  return new Map(rows.map((row) => [row.of, row]))
}

function secondsLeft({ of, free }: Counted, tries: Awaited<ReturnType<typeof triesOf>>, now: string): number {
  const before = tries.get(of)
  // A clock that was set back shuts nobody out until it is there again.
  if (!before || before.lastAt > now) return 0
  const passed = (Date.parse(now) - Date.parse(before.lastAt)) / 1000
  return Math.max(0, Math.ceil(waitAfter(before.tries, free) - passed))
}

function waitAfter(tries: number, free: number): number {
  const beyond = tries - free
  return beyond < 0 ? 0 : Math.min(LONGEST_WAIT_S, FIRST_WAIT_S * 2 ** beyond)
}

function forgottenBefore(now: string): string {
  return new Date(Date.parse(now) - FORGOTTEN_AFTER_MS).toISOString()
}

function inWords(seconds: number): string {
  return seconds <= 60 ? `${seconds} ${seconds === 1 ? 'second' : 'seconds'}` : `${Math.ceil(seconds / 60)} minutes`
}

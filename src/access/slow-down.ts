import { createHmac } from 'node:crypto'
import { TooMany } from '../errors.ts'
import type { Reader } from '../storage/core/database.ts'
import type { Stage } from '../storage/core/statement.ts'
import { countTry, forgetTries, listTries, takeBackTry } from '../storage/users/sign-in-tries.ts'
import type { Vault } from '../storage/vault/vault.ts'
import { takeTurns } from './hashing.ts'
import { networkOf } from './network.ts'

/** Wrong passwords in a row that cost no wait. Many people sit behind one address. */
const FREE_TRIES = { account: 5, browser: 5, address: 20 }
const FIRST_WAIT_S = 15
const LONGEST_WAIT_S = 15 * 60
const BUSY_S = 5
/** Tries are forgotten when none was added for so long. */
const FORGOTTEN_AFTER_MS = 60 * 60 * 1000

/** What a slow-down reads and writes. */
export type Guarded = { db: Reader; vault: Vault; stage: Stage; now(): string }

/** Somebody who tries. `browser`: the mark of one in which this account was signed in to before, or that of an open session. */
export type Trier = { email: string; address: string; browser: string | undefined }

type Counted = { of: string; kind: keyof typeof FREE_TRIES }

/** A try that was counted: `wait` is how many seconds the next one has to wait. */
export type CountedTry = { wait: number; takeBack(): Promise<void>; succeed(): Promise<void> }

// Counted before the password is tried, one after the other: of a thousand tries at once, no two see the same count.
const turn = takeTurns(1)

/**
 * Counts a try to sign in, by account and by address, whether there is such an account or not. After a few wrong ones each has
 * to wait, twice as long every time, a quarter of an hour at most. A browser in which the account was signed in to before is
 * counted by itself: no stranger keeps anybody out of it. Throws TooMany while the wait lasts; nothing is counted then.
 * (Device cookies: OWASP, Slow Down Online Guessing Attacks with Device Cookies.)
 */
export async function takeTry(book: Guarded, trier: Trier): Promise<CountedTry> {
  const counted = countedBy(book.vault, trier)
  const names = counted.map(({ of }) => of)
  const wait = await turn.after(async () => {
    const tries = await triesOf(book, names)
    const left = Math.max(...counted.map((each) => secondsLeft(each, tries, book.now())))
    if (left > 0) throw new TooMany(sentence(left, trier.browser !== undefined), left)
    await book.stage(countTry(names, book.now(), forgottenBefore(book.now())))
    return Math.max(...counted.map(({ of, kind }) => waitAfter((tries.get(of)?.tries ?? 0) + 1, kind)))
  })
  const back = counted.map(({ of, kind }) => ({
    back: takeBackTry(of),
    end: kind === 'address' ? takeBackTry(of) : forgetTries(of),
  }))
  return {
    wait,
    takeBack: () => book.stage(back.map((each) => each.back)),
    succeed: () => book.stage(back.map((each) => each.end)),
  }
}

/** More people sign in at this moment than passwords can be checked. */
export function tooManyAtOnce(): TooMany {
  return new TooMany('Too many people are signing in. Wait a few seconds, then try again.', BUSY_S)
}

function countedBy(vault: Vault, { email, address, browser }: Trier): Counted[] {
  const secret = vault.secretFor('sign-in tries')
  const counted = (kind: Counted['kind'], whose: string): Counted => ({
    kind,
    of: fingerprint(secret, `${kind}/${whose}`),
  })
  const account = email.trim().toLowerCase()
  if (browser !== undefined) return [counted('browser', `${browser}/${account}`)]
  return [counted('account', account), counted('address', networkOf(address))]
}

function fingerprint(secret: string, what: string): string {
  return createHmac('sha256', secret).update(what).digest('base64url')
}

async function triesOf({ db, now }: Guarded, names: readonly string[]) {
  const rows = await listTries(db, names, forgottenBefore(now()))
  return new Map(rows.map((row) => [row.of, row]))
}

function secondsLeft({ of, kind }: Counted, tries: Awaited<ReturnType<typeof triesOf>>, now: string): number {
  const before = tries.get(of)
  if (!before) return 0
  const passed = (Date.parse(now) - Date.parse(before.lastAt)) / 1000
  return Math.max(0, Math.ceil(waitAfter(before.tries, kind) - passed))
}

function waitAfter(tries: number, kind: Counted['kind']): number {
  const beyond = tries - FREE_TRIES[kind]
  return beyond < 0 ? 0 : Math.min(LONGEST_WAIT_S, FIRST_WAIT_S * 2 ** beyond)
}

function forgottenBefore(now: string): string {
  return new Date(Date.parse(now) - FORGOTTEN_AFTER_MS).toISOString()
}

function sentence(seconds: number, isKnown: boolean): string {
  const wait =
    seconds <= 60 ? `${seconds} ${seconds === 1 ? 'second' : 'seconds'}` : `${Math.ceil(seconds / 60)} minutes`
  const otherWay = isKnown ? '' : ' A browser in which you signed in before does not have to wait for others’ attempts.'
  return `Too many wrong attempts. Wait ${wait}, then try again.${otherWay}`
}

import { TooMany } from '../errors.ts'
import { forgetTries, takeBackTry } from '../storage/users/sign-in-tries.ts'
import type { Vault } from '../storage/vault/vault.ts'
import { countTries, fingerprintOf, type Guarded } from './counted-tries.ts'
import { networkOf } from './network.ts'

/** Wrong passwords in a row that cost no wait. Many people sit behind one address. */
const FREE_TRIES = { account: 5, browser: 5, address: 20 }
const BUSY_S = 5

/** Somebody who tries. `browser`: the mark of one in which this account was signed in to before, or that of an open session. */
export type Trier = { email: string; address: string; browser: string | undefined }

type Counted = { of: string; kind: keyof typeof FREE_TRIES }

/** A try that was counted: `wait` is how many seconds the next one has to wait. */
export type CountedTry = { wait: number; takeBack(): Promise<void>; succeed(): Promise<void> }

/**
 * Counts a try to sign in, by account and by address, whether there is such an account or not. After a few wrong ones each has
 * to wait, twice as long every time, a quarter of an hour at most. A browser in which the account was signed in to before is
 * counted by itself: no stranger keeps anybody out of it. Throws TooMany while the wait lasts; nothing is counted then.
 * (Device cookies: OWASP, Slow Down Online Guessing Attacks with Device Cookies.)
 */
export async function takeTry(book: Guarded, trier: Trier): Promise<CountedTry> {
  const counted = countedBy(book.vault, trier)
  const wait = await countTries(
    book,
    counted.map(({ of, kind }) => ({ of, free: FREE_TRIES[kind] })),
    (seconds) => sentence(seconds, trier.browser !== undefined),
  )
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
  const counted = (kind: Counted['kind'], whose: string): Counted => ({
    kind,
    of: fingerprintOf(vault, `${kind}/${whose}`),
  })
  const account = email.trim().toLowerCase()
  if (browser !== undefined) return [counted('browser', `${browser}/${account}`)]
  return [counted('account', account), counted('address', networkOf(address))]
}

function sentence(wait: string, isKnown: boolean): string {
  const otherWay = isKnown ? '' : ' A browser in which you signed in before does not have to wait for others’ attempts.'
  return `Too many wrong attempts. Wait ${wait}, then try again.${otherWay}`
}

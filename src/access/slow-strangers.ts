import { takeBackTry } from '../storage/users/sign-in-tries.ts'
import { countTries, fingerprintOf, type Guarded } from './counted-tries.ts'
import { networkOf } from './network.ts'

/** What strangers may do, and how often in a row without a wait: from one address, where many may sit, and all of them together. */
const FREE_TIMES = {
  report: { address: 10, all: 60, say: 'Many reports came in just now. ' },
  code: { address: 10, all: 60, say: 'Too many wrong codes. ' },
  reply: { address: 20, all: 60, say: 'Many replies came in just now. ' },
}

/** A try that was counted; `takeBack` where it was none: something to fix, or the right code. */
export type StrangersTry = { takeBack(): Promise<void> }

/** Counts what a stranger does, by address and over all. Throws TooMany while a wait lasts. */
export async function takeStrangersTry(
  book: Guarded,
  what: keyof typeof FREE_TIMES,
  address: string,
): Promise<StrangersTry> {
  const { say, ...free } = FREE_TIMES[what]
  const counted = [
    { of: fingerprintOf(book.vault, `${what} from/${networkOf(address)}`), free: free.address },
    { of: fingerprintOf(book.vault, `${what} from all`), free: free.all },
  ]
  await countTries(book, counted, (wait) => `${say}Wait ${wait}, then try again.`)
  return { takeBack: () => book.stage(counted.map(({ of }) => takeBackTry(of))) }
}

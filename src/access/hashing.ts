import { APIError } from 'better-auth/api'
import { hashPassword, verifyPassword } from 'better-auth/crypto'

/** A hash takes 32 MB and a processor (scrypt): so many at once, and so many tries that wait for their turn. */
const AT_ONCE = 2
const MOST_WAITING = 40

const turn = takeTurns(AT_ONCE)

/**
 * Hashes passwords and checks them, in the order in which they come. Checking answers 429 where too many wait: a crowd of
 * sign-ins takes neither the memory nor the turn of anybody else.
 */
export const hashing = {
  hash: (password: string): Promise<string> => turn.after(() => hashPassword(password)),
  verify(given: { hash: string; password: string }): Promise<boolean> {
    if (turn.waiting() >= MOST_WAITING) throw new APIError('TOO_MANY_REQUESTS', { message: 'Too many sign-ins.' })
    return turn.after(() => verifyPassword(given))
  },
}

/** Does so many pieces of work at once, and the others in their order. */
export function takeTurns(most: number) {
  const queue: (() => void)[] = []
  let atWork = 0
  return {
    waiting: () => queue.length,
    async after<Made>(work: () => Promise<Made>): Promise<Made> {
      if (atWork >= most) await new Promise<void>((next) => queue.push(next))
      else atWork += 1
      try {
        return await work()
      } finally {
        const next = queue.shift()
        if (next) next()
        else atWork -= 1
      }
    },
  }
}

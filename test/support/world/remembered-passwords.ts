import { hashPassword, verifyPassword } from 'better-auth/crypto'
import type { Auth } from '../../../src/access/auth.ts'

const hashes = new Map<string, Promise<string>>()
const verdicts = new Map<string, Promise<boolean>>()

/**
 * A password costs a sixteenth of a second on purpose, and tests use few of them a thousand times: this world works out each
 * hash and each check once. They are the real ones, so any other process that opens the book takes them.
 */
export async function rememberPasswords(auth: Auth): Promise<void> {
  const { password } = await auth.$context
  password.hash = (text) => once(hashes, text, () => hashPassword(text))
  password.verify = (given) => once(verdicts, `${given.hash} ${given.password}`, () => verifyPassword(given))
}

function once<Made>(known: Map<string, Promise<Made>>, key: string, make: () => Promise<Made>): Promise<Made> {
  const made = known.get(key) ?? make()
  known.set(key, made)
  return made
}

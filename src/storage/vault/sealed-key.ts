import { randomBytes, scryptSync } from 'node:crypto'
import { type Key, seal, unseal } from './seal.ts'

const MARK = 'breachbook-sealed-key'
const SEALED = new RegExp(`^${MARK}:scrypt:(\\d{1,7}):(\\d{1,2}):(\\d{1,2}):([A-Za-z0-9+/=]+):([A-Za-z0-9+/=]+)$`)

// OWASP Password Storage Cheat Sheet, "scrypt": at least N = 2^17, r = 8, p = 1 (128 MB for a moment).
const COST = { N: 2 ** 17, r: 8, p: 1 }
const MOST_MEMORY = 512 * 2 ** 20

/** Whether a text is a key sealed under a passphrase. */
export function isSealedKey(text: string): boolean {
  return text.startsWith(`${MARK}:`)
}

/** A key sealed under a passphrase (scrypt, AES-256-GCM), as one line that also says what it took. */
export function sealKey(key: Key, passphrase: string): string {
  const salt = randomBytes(16)
  const head = [MARK, 'scrypt', COST.N, COST.r, COST.p, salt.toString('base64')].join(':')
  const sealed = seal(drawn(passphrase, salt, COST), head, key)
  return `${head}:${Buffer.from(sealed).toString('base64')}`
}

/** Opens it; null where the passphrase is another, or the line is not whole. */
export function openSealedKey(text: string, passphrase: string): Key | null {
  const [, N, r, p, salt, sealed] = SEALED.exec(text) ?? []
  if (salt === undefined || sealed === undefined) return null
  try {
    const key = drawn(passphrase, Buffer.from(salt, 'base64'), { N: Number(N), r: Number(r), p: Number(p) })
    return unseal(key, text.slice(0, text.lastIndexOf(':')), Buffer.from(sealed, 'base64'))
  } catch {
    return null
  }
}

// One passphrase has several spellings in Unicode, and keyboards differ in which they type.
function drawn(passphrase: string, salt: Uint8Array, cost: typeof COST): Key {
  return scryptSync(passphrase.normalize('NFKC'), salt, 32, { ...cost, maxmem: MOST_MEMORY })
}

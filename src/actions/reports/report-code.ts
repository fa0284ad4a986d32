import { createHmac } from 'node:crypto'
import type { Vault } from '../../storage/vault/vault.ts'

/** Crockford's alphabet: no letter that is taken for a digit, and none that makes words of it. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const GROUPS = 4
const GROUP = 4
const BITS_A_LETTER = 5

/**
 * The code with which a reporter comes back, four groups of four: 80 bits under a key of the book, so that a form that is sent
 * twice gives the same one. It is not kept.
 */
export function reportCode(vault: Vault, report: string): string {
  const digest = createHmac('sha256', vault.secretFor('report codes')).update(report).digest()
  const bits = Array.from(digest, (byte) => byte.toString(2).padStart(8, '0')).join('')
  const letters = Array.from(
    { length: GROUPS * GROUP },
    (_, at) => LETTERS[Number.parseInt(bits.slice(at * BITS_A_LETTER, (at + 1) * BITS_A_LETTER), 2)],
  )
  return Array.from({ length: GROUPS }, (_, at) => letters.slice(at * GROUP, (at + 1) * GROUP).join('')).join('-')
}

/** What is kept of a code, however it is typed: in small letters, without dashes, an O for a zero. */
export function reportCodeHash(vault: Vault, code: string): string {
  const plain = code
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .replaceAll(/[^0-9A-Z]/g, '')
  return createHmac('sha256', vault.secretFor('report code hashes')).update(plain).digest('base64url')
}

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Vault } from '../storage/vault/vault.ts'

/**
 * The name of the cookie in which a browser keeps that an account was signed in to: one for each account, for several people
 * may share a computer.
 */
export function knownCookie(vault: Vault, email: string): string {
  return `breachbook-known-${macOf(vault, ['name'], email).toString('hex').slice(0, 12)}`
}

/** A new mark of a browser for an account. */
export function markBrowser(vault: Vault, email: string): string {
  const id = randomBytes(16).toString('base64url')
  return `${id}.${macOf(vault, ['mark', id], email).toString('base64url')}`
}

/** Which browser a mark names, undefined where it was not made here for this account. */
export function browserIn(vault: Vault, email: string, mark: string | undefined): string | undefined {
  const [id = '', mac = ''] = (mark ?? '').split('.')
  const given = Buffer.from(mac, 'base64url')
  const own = macOf(vault, ['mark', id], email)
  return given.length === own.length && timingSafeEqual(given, own) ? id : undefined
}

function macOf(vault: Vault, what: readonly string[], email: string): Buffer {
  const account = email.trim().toLowerCase()
  return createHmac('sha256', vault.secretFor('known browsers'))
    .update(JSON.stringify([...what, account]))
    .digest()
}

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { Refused } from '../../errors.ts'
import type { Vault } from '../../storage/vault/vault.ts'

const MINUTES = 5

/** As whom browsers know this server: by the name in its address. */
export type Party = { id: string; origin: string }

/**
 * As whom browsers know the server at this address; null where they make no passkey for it: without https, save on this
 * computer, and by a number in place of a name.
 */
export function partyOf(address: string): Party | null {
  const { protocol, hostname, origin } = new URL(address)
  const isNumber = /^[\d.]+$|^\[/.test(hostname)
  return hostname === 'localhost' || (protocol === 'https:' && !isNumber) ? { id: hostname, origin } : null
}

/** The same; throws Refused where there is none. */
export function theParty(address: string): Party {
  const party = partyOf(address)
  if (!party) throw new Refused(NO_PARTY)
  return party
}

/** Why there are no passkeys. */
export const NO_PARTY =
  'Passkeys need an https address with a name, such as https://breachbook.clinic.example (BREACHBOOK_URL).'

/** What a passkey is to sign, once, within a few minutes and for this purpose: nothing is kept of it until then. */
export function makeChallenge(vault: Vault, purpose: string): string {
  const what = `${Date.now()}.${randomBytes(16).toString('base64url')}`
  return `${what}.${macOf(vault, purpose, what).toString('base64url')}`
}

/** When a challenge was made, in milliseconds; undefined for one that is not ours, too old, or for another purpose. */
export function madeAt(vault: Vault, purpose: string, signed: string): number | undefined {
  const [at = '', chance = '', mac = ''] = Buffer.from(signed, 'base64url').toString('utf8').split('.')
  const [given, own] = [Buffer.from(mac, 'base64url'), macOf(vault, purpose, `${at}.${chance}`)]
  if (given.length !== own.length || !timingSafeEqual(given, own)) return undefined
  const age = Date.now() - Number(at)
  return age >= 0 && age < MINUTES * 60_000 ? Number(at) : undefined
}

function macOf(vault: Vault, purpose: string, what: string): Buffer {
  return createHmac('sha256', vault.secretFor('passkey challenges'))
    .update(JSON.stringify([purpose, what]))
    .digest()
}

import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { giveBackBytes } from '../../memory.ts'
import { asSealed, type Sealed } from '../core/sealed.ts'

const CIPHER = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16

/** 32 bytes for AES-256 or HMAC-SHA-256. */
export type Key = Uint8Array

/** A fresh random key. */
export function newKey(): Key {
  return randomBytes(32)
}

/** A key of its own for one purpose, drawn from another (HKDF-SHA-256, RFC 5869). */
export function keyFor(purpose: string, from: Key): Key {
  return new Uint8Array(hkdfSync('sha256', from, new Uint8Array(), purpose, 32))
}

/** Seals bytes (AES-256-GCM) bound to a name: they open only under the same key and the same name. */
export function seal(key: Key, name: string, plain: Uint8Array): Sealed {
  const iv = freshIv()
  const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(name))
  const body = [cipher.update(plain), cipher.final()]
  const sealed = asSealed(Buffer.concat([iv, ...body, cipher.getAuthTag()]))
  giveBackBytes(...body)
  return sealed
}

// Asking the system for twelve random bytes costs as much as sealing with them.
const DRAWN_TOGETHER = IV_BYTES * 1024
let drawn = new Uint8Array()

function freshIv(): Uint8Array {
  if (drawn.length === 0) drawn = randomBytes(DRAWN_TOGETHER)
  const iv = drawn.slice(0, IV_BYTES)
  drawn = drawn.subarray(IV_BYTES)
  return iv
}

/** Opens what `seal` made; throws when the key, the name or a single byte differs. */
export function unseal(key: Key, name: string, sealed: Uint8Array): Uint8Array {
  const end = sealed.length - TAG_BYTES
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES }).setAAD(
    Buffer.from(name),
  )
  decipher.setAuthTag(sealed.subarray(end))
  const body = [decipher.update(sealed.subarray(IV_BYTES, end)), decipher.final()]
  const plain = Buffer.concat(body)
  giveBackBytes(...body)
  return plain
}

/** A keyed fingerprint (HMAC-SHA-256), cut to 16 bytes: it finds a value again and does not tell it. */
export function fingerprint(key: Key, value: string): Uint8Array {
  return createHmac('sha256', key).update(value).digest().subarray(0, 16)
}

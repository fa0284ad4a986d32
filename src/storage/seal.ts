import { createCipheriv, createDecipheriv, createHmac, hash, hkdfSync, randomBytes } from 'node:crypto'

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
export function seal(key: Key, name: string, plain: Uint8Array): Uint8Array {
  const iv = freshIv()
  const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(name))
  const body = [cipher.update(plain), cipher.final()]
  return Buffer.concat([iv, ...body, cipher.getAuthTag()])
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
  return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES, end)), decipher.final()])
}

/** A keyed fingerprint is cut to so many bytes. */
export const FINGERPRINT_BYTES = 16

/** Writes the keyed fingerprint of a value, for exact look-ups: it finds the value again and does not tell it. */
export type Fingerprint = (value: string, into: Buffer, at: number) => void

const BLOCK_BYTES = 64
const DIGEST_BYTES = 32
const LONGEST_IN_PLACE = 1024

/**
 * Fingerprints under one key: HMAC-SHA-256 (RFC 2104). A roster of a million asks for five millions of them, and a Hmac
 * object each costs three times what the two hashes take that it stands for.
 */
export function fingerprinter(key: Key): Fingerprint {
  const inner = padded(key, 0x36, LONGEST_IN_PLACE)
  const outer = padded(key, 0x5c, DIGEST_BYTES)
  return (value, into, at) => {
    if (value.length * 3 > LONGEST_IN_PLACE) {
      createHmac('sha256', key).update(value).digest().copy(into, at, 0, FINGERPRINT_BYTES)
      return
    }
    const bytes = inner.write(value, BLOCK_BYTES)
    outer.write(hash('sha256', inner.subarray(0, BLOCK_BYTES + bytes), 'latin1'), BLOCK_BYTES, 'latin1')
    into.write(hash('sha256', outer, 'latin1'), at, FINGERPRINT_BYTES, 'latin1')
  }
}

// A block of the key, each bit of the pad turned over, and room for what is hashed after it.
function padded(key: Key, pad: number, room: number): Buffer<ArrayBuffer> {
  const bytes = Buffer.alloc(BLOCK_BYTES + room)
  bytes.fill(pad, 0, BLOCK_BYTES)
  key.forEach((byte, at) => {
    bytes[at] = byte ^ pad
  })
  return bytes
}

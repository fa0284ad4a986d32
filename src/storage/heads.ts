import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { canonical } from './canonical.ts'
import type { Head } from './chain.ts'
import { type Reader, write } from './database.ts'
import type { Vault } from './vault.ts'

const SECRET = 'log-signing-key'

/** A head of the log, signed (Ed25519 over its canonical JSON): whoever keeps it can show that nothing was cut off later. */
export type SignedHead = Head & { at: string; publicKey: string; signature: string }

/** Signs heads of the log. */
export type Signer = { sign(head: Head, at: string): SignedHead }

/** The practice's signer. Its key is made at the first start and lies sealed in the database. */
export async function openSigner(db: Reader, vault: Vault, keep: (query: ReturnType<typeof insertSecret>) => Promise<void>) {
  const kept = await db.selectFrom('secrets').select('sealed').where('name', '=', SECRET).executeTakeFirst()
  if (kept) return signerWith(createPrivateKey(vault.book.open<{ pem: string }>(SECRET, kept.sealed).pem))
  const { privateKey } = generateKeyPairSync('ed25519')
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' })
  await keep(insertSecret(vault.book.seal(SECRET, { pem })))
  return signerWith(privateKey)
}

/** Whether the signature of a head is that of the public key in it. */
export function isSignedHead({ signature, ...head }: SignedHead): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(head.publicKey, 'base64'), format: 'der', type: 'spki' })
    return verify(null, Buffer.from(canonical(head)), key, Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}

function insertSecret(sealed: Uint8Array) {
  return write.insertInto('secrets').values({ name: SECRET, sealed })
}

function signerWith(key: KeyObject): Signer {
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64')
  return {
    sign({ seq, hash }, at) {
      const head = { at, hash, publicKey, seq }
      return { ...head, signature: sign(null, Buffer.from(canonical(head)), key).toString('base64') }
    },
  }
}

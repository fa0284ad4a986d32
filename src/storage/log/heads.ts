import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { type Reader, tables } from '../core/database.ts'
import type { Sealed } from '../core/sealed.ts'
import { type Stage, type Staged, stage as stageQuery } from '../core/statement.ts'
import type { Vault } from '../vault/vault.ts'
import { canonical } from './canonical.ts'
import type { Head } from './chain.ts'

const SECRET = 'log-signing-key'

/** A head of the log, signed (Ed25519 over its canonical JSON): whoever keeps it can show that nothing was cut off later. */
export type SignedHead = Head & { at: string; publicKey: string; signature: string }

/** The fingerprint of a public key: 32 hexadecimal digits of its SHA-256. */
export function keyFingerprint({ publicKey }: Pick<SignedHead, 'publicKey'>): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, 32)
}

/** Signs heads of the log. */
export type Signer = { sign(head: Head, at: string): Promise<SignedHead> }

/** The practice's signer. Its key is made when the first head is signed, and lies sealed in the database. */
export function openSigner(db: Reader, vault: Vault, stage: Stage): Signer {
  let key: KeyObject | undefined
  return {
    async sign(head, at) {
      key ??= (await findKey(db, vault)) ?? (await makeKey(db, vault, stage))
      return signed(key, head, at)
    },
  }
}

/** Whether the signature of a head is that of the public key in it. */
export function isSignedHead({ signature, ...head }: SignedHead): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(head.publicKey, 'base64'), format: 'der', type: 'spki' })
    const bytes = Buffer.from(signature, 'base64')
    // Base64 has several spellings of the same bytes; only the one that was written is the signature.
    return bytes.toString('base64') === signature && verify(null, Buffer.from(canonical(head)), key, bytes)
  } catch {
    return false
  }
}

async function findKey(db: Reader, vault: Vault): Promise<KeyObject | undefined> {
  const kept = await tables(db).selectFrom('secrets').select('sealed').where('name', '=', SECRET).executeTakeFirst()
  return kept && createPrivateKey(vault.book.open<{ pem: string }>(SECRET, kept.sealed).pem)
}

// Two that make the key at once end with the same one: the first that was kept.
async function makeKey(db: Reader, vault: Vault, stage: Stage): Promise<KeyObject> {
  const { privateKey } = generateKeyPairSync('ed25519')
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' })
  await stage([stageSecret(vault.book.seal(SECRET, { pem }))])
  return (await findKey(db, vault)) ?? privateKey
}

function stageSecret(sealed: Sealed): Staged {
  return stageQuery((to) =>
    to
      .insertInto('secrets')
      .values({ name: SECRET, sealed })
      .onConflict((clash) => clash.column('name').doNothing()),
  )
}

function signed(key: KeyObject, { seq, hash }: Head, at: string): SignedHead {
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64')
  const head = { at, hash, publicKey, seq }
  return { ...head, signature: sign(null, Buffer.from(canonical(head)), key).toString('base64') }
}

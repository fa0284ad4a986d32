import { MOST_IN_A_RUN, stageKeys } from '../storage/key-pages.ts'
import { FINGERPRINT_BYTES } from '../storage/seal.ts'
import type { IncidentVault } from '../storage/vault.ts'
import type { World } from '../world.ts'
import type { LookUp } from './look-ups.ts'

/** Collects the fingerprints by which people are found, and stages them many at once. */
export type KeyStage = {
  add(id: string, lookUps: readonly LookUp[]): void
  flushIfMany(): Promise<void>
  flush(): Promise<void>
}

const MANY = MOST_IN_A_RUN / 2

/** Stages fingerprints under a recount. */
export function keyStage(world: World, vault: IncidentVault, recount: string): KeyStage {
  let keys = Buffer.alloc(1024 * FINGERPRINT_BYTES)
  let people: string[] = []
  const flush = async () => {
    const statements = stageKeys(recount, keys, people)
    people = []
    await world.backend.batch(statements)
  }
  return {
    add(id, lookUps) {
      for (const { kind, value } of lookUps) {
        if ((people.length + 1) * FINGERPRINT_BYTES > keys.length) keys = doubled(keys)
        vault.writeFingerprint(kind, value, keys, people.length * FINGERPRINT_BYTES)
        people.push(id)
      }
    },
    flushIfMany: async () => (people.length >= MANY ? flush() : undefined),
    flush,
  }
}

function doubled(keys: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  const larger = Buffer.alloc(keys.length * 2)
  larger.set(keys)
  return larger
}

import type { Person } from '../people/person.ts'
import { stageKeys } from '../storage/people.ts'
import type { IncidentVault } from '../storage/vault.ts'
import type { World } from '../world.ts'
import { lookUpsOf } from './look-ups.ts'

/** Collects the fingerprints by which people are found, and stages them many at once. */
export type KeyStage = {
  add(id: string, person: Person): void
  flushIfMany(): Promise<void>
  flush(): Promise<void>
}

const KEY_BYTES = 16
const MOST = 1 << 18

/**
 * Stages fingerprints under a recount. They are written in their own order: a million at random places of an index
 * would each move a page of it.
 */
export function keyStage(world: World, vault: IncidentVault, recount: string): KeyStage {
  let keys = new Uint8Array(1024 * KEY_BYTES)
  let people: string[] = []
  const flush = async () => {
    const rows = Array.from(inOrder(keys, people.length), (at) => ({
      recount,
      key: keys.slice(at * KEY_BYTES, (at + 1) * KEY_BYTES),
      person: people[at]!,
    }))
    people = []
    await world.backend.batch(stageKeys(rows))
  }
  return {
    add(id, person) {
      for (const { kind, value } of lookUpsOf(person)) {
        if ((people.length + 1) * KEY_BYTES > keys.length) keys = doubled(keys)
        keys.set(vault.fingerprint(kind, value), people.length * KEY_BYTES)
        people.push(id)
      }
    },
    flushIfMany: async () => (people.length >= MOST ? flush() : undefined),
    flush,
  }
}

function doubled(keys: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(keys.length * 2)
  larger.set(keys)
  return larger
}

// The first four bytes and the place make one number, and numbers sort fast.
function inOrder(keys: Uint8Array<ArrayBuffer>, count: number): number[] {
  const view = new DataView(keys.buffer)
  const order = Float64Array.from({ length: count }, (_, at) => view.getUint32(at * KEY_BYTES) * PLACES + at).sort()
  return Array.from(order, (number) => number % PLACES)
}

const PLACES = 1 << 20

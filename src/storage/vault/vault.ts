import type { Sealed } from '../core/sealed.ts'
import { type Key, keyFor, newKey, seal, unseal } from './seal.ts'
import { type Seeds, type Sought, writeHash } from './value-hash.ts'

/** Seals and opens JSON facts, each bound to a name that has to be said again to open them. */
export type Box = {
  seal(name: string, facts: unknown): Sealed
  open<T>(name: string, sealed: Uint8Array): T
}

/** What belongs to one incident: its people, opened by their id, and hashes of values for exact look-ups. */
export type IncidentVault = Box & {
  sealBytes(name: string, bytes: Uint8Array): Sealed
  openBytes(name: string, sealed: Uint8Array): Uint8Array
  writeHash(sought: Sought, into: Uint32Array, at: number): void
}

/**
 * The vault under the practice's master key. `book` seals the practice's own records (free text, secrets);
 * each incident's people lie under a key of that incident, so that destroying it destroys that roster alone.
 */
export type Vault = {
  book: Box
  newIncidentKey(incident: string): Sealed
  incident(incident: string, sealedKey: Uint8Array): IncidentVault
  secretFor(purpose: string): string
}

/** Makes the vault of a master key (32 bytes). */
export function openVault(master: Key): Vault {
  const keys = keyFor('incident keys', master)
  return {
    book: boxUnder(keyFor('book', master)),
    newIncidentKey: (incident) => seal(keys, incident, newKey()),
    incident: (incident, sealedKey) => incidentVault(incident, unseal(keys, incident, sealedKey)),
    secretFor: (purpose) => Buffer.from(keyFor(purpose, master)).toString('base64'),
  }
}

function incidentVault(incident: string, key: Key): IncidentVault {
  const sealing = keyFor('people', key)
  const seeds = seedsFrom(keyFor('look-ups', key))
  const nameOf = (name: string) => `${incident}/${name}`
  const box = boxUnder(sealing)
  return {
    seal: (name, facts) => box.seal(nameOf(name), facts),
    open: (name, sealed) => box.open(nameOf(name), sealed),
    sealBytes: (name, bytes) => seal(sealing, nameOf(name), bytes),
    openBytes: (name, sealed) => unseal(sealing, nameOf(name), sealed),
    writeHash: (sought, into, at) => writeHash(seeds, sought, into, at),
  }
}

function seedsFrom(key: Key): Seeds {
  const bytes = Buffer.from(key)
  return [bytes.readInt32LE(0), bytes.readInt32LE(4)]
}

function boxUnder(key: Key): Box {
  return {
    seal: (name, facts) => seal(key, name, Buffer.from(JSON.stringify(facts))),
    open: (name, sealed) => JSON.parse(Buffer.from(unseal(key, name, sealed)).toString()),
  }
}

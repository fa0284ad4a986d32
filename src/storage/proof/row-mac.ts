import { createHmac, timingSafeEqual } from 'node:crypto'
import type { SqlValue } from '../core/sqlite.ts'
import { type Key, keyFor } from '../vault/seal.ts'

/** The keys of a book's proofs, drawn from its master key. */
export type ProofKeys = { rows: Key; sums: Key; elements: Key; entries: Key; readings: Key }

/** Draws them. */
export function proofKeys(master: Key): ProofKeys {
  return {
    rows: keyFor('row macs', master),
    sums: keyFor('table sums', master),
    elements: keyFor('elements of table sums', master),
    entries: keyFor('log entries', master),
    readings: keyFor('access log', master),
  }
}

/** Stands where a row was found changed before it was written again: it fits no row, and so the row stays named. */
export const NO_MAC = new Uint8Array(32)

/**
 * HMAC-SHA-256 of a row: its table, and each value with its column's name and length. What is null is left out, so that a
 * column added later changes no row that was there before.
 */
export function rowMac({ rows }: ProofKeys, table: string, columns: readonly string[], values: readonly SqlValue[]) {
  const mac = createHmac('sha256', rows).update(`${table}\0`)
  columns.forEach((column, at) => {
    const value = values[at] ?? null
    if (value === null) return
    const isBytes = value instanceof Uint8Array
    const bytes = isBytes ? value : Buffer.from(String(value))
    mac.update(`${column}\0${isBytes ? 'b' : typeof value === 'string' ? 't' : 'n'}${bytes.length}\0`).update(bytes)
  })
  return new Uint8Array(mac.digest())
}

/** HMAC-SHA-256 of a log entry’s canonical text. */
export function entryMac({ entries }: ProofKeys, body: string): Uint8Array {
  return new Uint8Array(createHmac('sha256', entries).update(body).digest())
}

/** Whether two MACs are the same, in a time that does not tell where they differ. */
export function isSameMac(one: Uint8Array | null, other: Uint8Array | null): boolean {
  return one !== null && other !== null && one.length === other.length && timingSafeEqual(one, other)
}

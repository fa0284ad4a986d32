import { mixed } from '../../people/linkage/blocking/hash.ts'

/** A value by which somebody is found: what kind of value it is, and the value in its one form. */
export type Sought = { kind: string; value: string }

/** What a hash begins with: of each incident its own, and secret. */
export type Seeds = readonly [number, number]

/** A hash takes so many numbers of 32 bits. */
export const HASH_WORDS = 2

/**
 * Writes a hash of 64 bits of a value: two multiplicative hashes over its UTF-16 units, each mixed with the other in the
 * end. It is no cryptographic hash: it stands on sealed pages only, where a keyed one of each value
 * would cost an import of a million rows as much as sealing all its people. Two values meet once in 2^64 by chance, and
 * nobody who sees no hash can aim at it; whoever is found wrongly is a person too many on a page, and never one too few.
 */
export function writeHash([first, second]: Seeds, { kind, value }: Sought, into: Uint32Array, at: number): void {
  let [one, two] = [first, second]
  for (let unit = 0; unit < kind.length; unit++) {
    one = Math.imul(one ^ kind.charCodeAt(unit), 0x9e3779b1)
    two = Math.imul(two ^ kind.charCodeAt(unit), 0x27d4eb2f)
  }
  one ^= 0xffff0000
  two ^= 0xffff0000
  for (let unit = 0; unit < value.length; unit++) {
    one = Math.imul(one ^ value.charCodeAt(unit), 0x9e3779b1)
    two = Math.imul(two ^ value.charCodeAt(unit), 0x27d4eb2f)
  }
  into[at] = mixed(one, two)
  into[at + 1] = mixed(two, one)
}

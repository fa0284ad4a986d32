import type { Sealed } from '../core/sealed.ts'
import { HASH_WORDS } from '../vault/value-hash.ts'
import type { IncidentVault } from '../vault/vault.ts'

const HASH_BYTES = HASH_WORDS * Uint32Array.BYTES_PER_ELEMENT

/** Where a page stands, or a part of one. */
export type PagePlace = { recount: string; run: number; page: number; part: number }

/** Whose values have one of these hashes (`wanted`: second halves by the first), by the sealed page on which they stand. */
export function peopleOnPage(
  vault: IncidentVault,
  place: PagePlace,
  sealed: Sealed,
  wanted: ReadonlyMap<number, readonly number[]>,
): string[] {
  const bytes = Buffer.from(vault.openBytes(pageName(place), sealed))
  return namesOn(bytes).filter((_, at) => {
    const from = 4 + at * HASH_BYTES
    return wanted.get(bytes.readUInt32LE(from))?.includes(bytes.readUInt32LE(from + 4)) ?? false
  })
}

/** A sealed page without these people, sealed anew; null where none of them stands there. */
export function withoutPeople(
  vault: IncidentVault,
  place: PagePlace,
  sealed: Sealed,
  gone: ReadonlySet<string>,
): Sealed | null {
  const bytes = Buffer.from(vault.openBytes(pageName(place), sealed))
  const people = namesOn(bytes)
  const left = Uint32Array.from(people.keys().filter((at) => !gone.has(people[at] ?? '')))
  if (left.length === people.length) return null
  const hashes = new Uint32Array(people.length * HASH_WORDS)
  for (let at = 0; at < hashes.length; at++) hashes[at] = bytes.readUInt32LE(4 + at * 4)
  return vault.sealBytes(pageName(place), packed(left, hashes, people))
}

function namesOn(bytes: Buffer): string[] {
  const count = bytes.readUInt32LE()
  const names = bytes.subarray(4 + HASH_BYTES * count).toString('latin1')
  return count === 0 ? [] : names.split('\n')
}

/** The bytes of a page: how many hashes there are, the hashes, and a line for each person. */
export function packed(places: Uint32Array, hashes: Uint32Array, people: readonly string[]): Uint8Array {
  const own = new Uint32Array(1 + places.length * HASH_WORDS)
  own[0] = places.length
  let names = ''
  for (let at = 0; at < places.length; at++) {
    const place = places[at]!
    own[1 + at * HASH_WORDS] = hashes[place * HASH_WORDS]!
    own[2 + at * HASH_WORDS] = hashes[place * HASH_WORDS + 1]!
    names += at === 0 ? people[place] : `\n${people[place]}`
  }
  return Buffer.concat([new Uint8Array(own.buffer), Buffer.from(names, 'latin1')])
}

/** The name under which a page is sealed. */
export function pageName({ recount, run, page, part }: PagePlace): string {
  return `keys/${recount}/${run}/${page}/${part}`
}

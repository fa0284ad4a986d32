import { randomInt } from 'node:crypto'
import { type Staged, stageSql, type Write, write } from '../core/statement.ts'
import { HASH_WORDS, type Sought } from '../vault/value-hash.ts'
import type { IncidentVault } from '../vault/vault.ts'
import { type PagePlace, packed, pageName } from './index-page.ts'

const HASHES_A_PAGE = 256

// A value that everybody shares stands on one page: D1 takes rows of 2 MB at most, so such a page lies in parts.
const HASHES_A_PART = 4096
const RUNS = 2 ** 47

/** The first so many bits of a hash say on which page of a run it stands. */
const HASH_BITS = 32

/**
 * The statements that stage by what people are found: `hashes` of their values one after the other, and `people` whose
 * they are, as one run of pages, each sealed when it is asked for. A row for each would cost an import more than all else
 * that it writes.
 */
export function* stageIndexRun(
  vault: IncidentVault,
  recount: string,
  hashes: Uint32Array,
  people: readonly string[],
): Generator<Staged> {
  if (people.length === 0) return
  const run = randomInt(RUNS)
  const bits = Math.max(0, Math.ceil(Math.log2(people.length / HASHES_A_PAGE)))
  const pages = paged(hashes, people.length, bits)
  yield stageSql('INSERT INTO key_runs (recount, run, bits) VALUES (?, ?, ?)', [recount, run, bits])
  for (const [page, places] of pages.entries())
    for (let part = 0; part * HASHES_A_PART < places.length; part++) {
      const own = places.subarray(part * HASHES_A_PART, (part + 1) * HASHES_A_PART)
      yield stagePage(vault, { recount, run, page, part }, packed(own, hashes, people))
    }
}

/** The same for values of one person. */
export function stageIndexPages(
  vault: IncidentVault,
  recount: string,
  id: string,
  values: readonly Sought[],
): Staged[] {
  const people = values.map(() => id)
  return [...stageIndexRun(vault, recount, hashesOf(vault, values), people)]
}

/** The writes by which one person is found by further values, under a recount that counts already. */
export function insertIndexPages(
  vault: IncidentVault,
  recount: string,
  id: string,
  values: readonly Sought[],
): Write[] {
  if (values.length === 0) return []
  const place = { recount, run: randomInt(RUNS), page: 0, part: 0 }
  const hashes = hashesOf(vault, values)
  const bytes = packed(
    Uint32Array.from(values.keys()),
    hashes,
    values.map(() => id),
  )
  const sealed = vault.sealBytes(pageName(place), bytes)
  return [
    write((to) => to.insertInto('keyRuns').values({ recount, run: place.run, bits: 0 })),
    write((to) => to.insertInto('keyPages').values({ ...place, sealed })),
  ]
}

function hashesOf(vault: IncidentVault, values: readonly Sought[]): Uint32Array {
  const hashes = new Uint32Array(values.length * HASH_WORDS)
  for (const [at, value] of values.entries()) vault.writeHash(value, hashes, at * HASH_WORDS)
  return hashes
}

// The places of the hashes of each page, as a counting sort lays them out.
function paged(hashes: Uint32Array, count: number, bits: number): Uint32Array[] {
  const pageOf = (place: number) => (bits === 0 ? 0 : hashes[place * HASH_WORDS]! >>> (HASH_BITS - bits))
  const ends = new Uint32Array(1 << bits)
  for (let place = 0; place < count; place++) ends[pageOf(place)]!++
  for (let page = 1; page < ends.length; page++) ends[page]! += ends[page - 1]!
  const places = new Uint32Array(count)
  const starts = ends.slice()
  for (let place = count - 1; place >= 0; place--) places[--starts[pageOf(place)]!] = place
  return Array.from(starts, (start, page) => places.subarray(start, ends[page]))
}

function stagePage(vault: IncidentVault, place: PagePlace, bytes: Uint8Array) {
  const { recount, run, page, part } = place
  return stageSql('INSERT INTO key_pages (recount, run, page, part, sealed) VALUES (?, ?, ?, ?, ?)', [
    recount,
    run,
    page,
    part,
    vault.sealBytes(pageName(place), bytes),
  ])
}

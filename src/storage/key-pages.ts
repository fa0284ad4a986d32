import { randomInt } from 'node:crypto'
import type { Statement } from './backend.ts'
import { FINGERPRINT_BYTES } from './seal.ts'

/** More fingerprints are not staged in one run. */
export const MOST_IN_A_RUN = 1 << 20

const KEYS_A_PAGE = 256
const RUNS = 2 ** 47
const WORDS = FINGERPRINT_BYTES / Uint32Array.BYTES_PER_ELEMENT

/**
 * The statements that stage fingerprints, `keys` one after the other and `people` whose they are, as one run: pages of
 * fingerprints in their order. A row for each would cost an import more than all else that it writes.
 */
export function stageKeys(recount: string, keys: Uint8Array, people: readonly string[]): Statement[] {
  const run = randomInt(RUNS)
  const order = inOrder(keys, people.length)
  const words = new Uint32Array(new Uint8Array(keys).buffer)
  const pages = Array.from({ length: Math.ceil(order.length / KEYS_A_PAGE) }, (_, page) =>
    stagePage(recount, run, order.subarray(page * KEYS_A_PAGE, (page + 1) * KEYS_A_PAGE), words, people),
  )
  if (pages.length === 0) return []
  return [{ sql: 'INSERT INTO key_runs (recount, run) VALUES (?, ?)', parameters: [recount, run] }, ...pages]
}

/** Whose this fingerprint is, by one page. */
export function peopleOnPage(page: { keys: Uint8Array; people: string }, key: Uint8Array): string[] {
  const [keys, wanted] = [Buffer.from(page.keys), Buffer.from(key)]
  const people = page.people.split('\n')
  return people.filter((_, at) => wanted.equals(keys.subarray(at * FINGERPRINT_BYTES, (at + 1) * FINGERPRINT_BYTES)))
}

function stagePage(
  recount: string,
  run: number,
  places: Float64Array,
  words: Uint32Array,
  people: readonly string[],
): Statement {
  const sorted = new Uint32Array(places.length * WORDS)
  let names = ''
  for (let at = 0; at < places.length; at++) {
    const place = places[at]!
    for (let word = 0; word < WORDS; word++) sorted[at * WORDS + word] = words[place * WORDS + word]!
    names += at === 0 ? people[place] : `\n${people[place]}`
  }
  const bytes = new Uint8Array(sorted.buffer)
  return {
    sql: 'INSERT INTO key_pages (recount, run, first, keys, people) VALUES (?, ?, ?, ?, ?)',
    parameters: [recount, run, bytes.slice(0, FINGERPRINT_BYTES), bytes, names],
  }
}

// The first four bytes and the place make one number, and numbers sort fast; the few that agree so far are sorted again.
function inOrder(keys: Uint8Array, count: number): Float64Array {
  const view = new DataView(keys.buffer, keys.byteOffset)
  const beginning = (at: number) => view.getUint32(at * FINGERPRINT_BYTES)
  const places = Float64Array.from({ length: count }, (_, at) => beginning(at) * MOST_IN_A_RUN + at)
    .sort()
    .map((number) => number % MOST_IN_A_RUN)
  for (let from = 0; from < count; ) {
    let to = from + 1
    while (to < count && beginning(places[to]!) === beginning(places[from]!)) to++
    if (to - from > 1)
      places.subarray(from, to).sort((one, other) => Buffer.compare(keyAt(keys, one), keyAt(keys, other)))
    from = to
  }
  return places
}

function keyAt(keys: Uint8Array, place: number): Uint8Array {
  return keys.subarray(place * FINGERPRINT_BYTES, (place + 1) * FINGERPRINT_BYTES)
}

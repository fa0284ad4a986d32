import type { Staged } from '../../storage/core/statement.ts'
import { stageIndexRun } from '../../storage/people/search-index-pages.ts'
import { HASH_WORDS, type Sought } from '../../storage/vault/value-hash.ts'
import type { IncidentVault } from '../../storage/vault/vault.ts'
import type { Book } from '../book/book.ts'

/** Collects the values by which people are found, and stages them many at once. */
export type SearchIndexWriter = {
  add(id: string, values: readonly Sought[]): void
  flushIfMany(): Promise<void>
  flush(): Promise<void>
}

/** A page has some kilobytes. */
const STATEMENTS_A_BATCH = 100

// In few and large runs everybody is found with few pages; so many hashes and ids take ten megabytes.
const MANY = 1 << 18

/** Stages values under a snapshot. */
export function searchIndexWriter(book: Book, vault: IncidentVault, snapshot: string): SearchIndexWriter {
  let hashes = new Uint32Array(1024 * HASH_WORDS)
  let people: string[] = []
  const flush = async () => {
    let some: Staged[] = []
    for (const statement of stageIndexRun(vault, snapshot, hashes, people)) {
      some.push(statement)
      if (some.length < STATEMENTS_A_BATCH) continue
      await book.stage(some)
      some = []
    }
    await book.stage(some)
    people = []
  }
  return {
    add(id, values) {
      for (const value of values) {
        if ((people.length + 1) * HASH_WORDS > hashes.length)
          hashes = new Uint32Array(hashes.buffer.transfer(hashes.byteLength * 2))
        vault.writeHash(value, hashes, people.length * HASH_WORDS)
        people.push(id)
      }
    },
    flushIfMany: async () => (people.length >= MANY ? flush() : undefined),
    flush,
  }
}

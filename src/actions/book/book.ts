import type { Reader } from '../../storage/core/database.ts'
import type { Stage } from '../../storage/core/statement.ts'
import type { Commit } from '../../storage/log/commit.ts'
import type { Signer } from '../../storage/log/heads.ts'
import type { KeptHeads } from '../../storage/log/newest-head.ts'
import type { Proof } from '../../storage/proof/proof.ts'
import type { Vault } from '../../storage/vault/vault.ts'
import type { Lists } from './lists.ts'
import type { Memory } from './memory.ts'
import type { Reads } from './reads.ts'

/** The book of a practice and the clock beside it: what nearly every action needs, and most need no more. */
export type Book = {
  db: Reader
  vault: Vault
  commit: Commit
  /** Writes what counts only once a commit says so. */
  stage: Stage
  signer: Signer
  proof: Proof
  heads: KeptHeads
  /** The IANA time zone that holds until the practice chooses its own. */
  zone: string
  memory: Memory
  lists: Lists
  /** Where what strangers sent is read; without it, in place. */
  reads?: Reads
  /** What was read for the request that the book was opened for. */
  parts?: Parts
  /** The same of what is of no incident: where somebody does not see all of them, these are the same still. */
  shared?: Parts
  now(): string
}

/** What one request has read of a book, by what reads it and of which incident. */
export type Parts = Map<object, Map<string, Promise<unknown>>>

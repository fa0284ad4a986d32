import type { Backend, Statement } from '../core/backend.ts'
import type { SqliteBackend } from '../core/sqlite.ts'
import type { Key } from '../vault/seal.ts'
import { guardRows } from './guard-rows.ts'
import { type GuardedTable, isGuarded, listGuardedTables } from './guarded-tables.ts'
import { entryMac, type ProofKeys, proofKeys } from './row-mac.ts'
import type { Schema } from './schema.ts'

/**
 * What proves a book: the keys of its MACs, and the tables whose rows have them. None where the database can be given no
 * functions (D1): there entries have MACs, and rows do not.
 */
export type Proof = {
  keys: ProofKeys
  guarded: readonly GuardedTable[]
  /** What the migrations make, where they can be read. */
  schema?: () => Promise<Schema>
}

/** Opens the proof of a book; on SQLite each row that this connection writes from now on gets its MAC. */
export async function openProof(backend: Backend, master: Key): Promise<Proof> {
  const keys = proofKeys(master)
  if (!isSqlite(backend)) return { keys, guarded: [] }
  const guarded = await listGuardedTables(backend)
  await guardRows(backend, keys, guarded)
  return { keys, guarded }
}

/** What a commit enters beside its change: the MAC of its entry, and which guarded tables it writes. */
export type EntryProof = { macOf(body: string): Uint8Array; wrote(statements: readonly Statement[]): string[] }

/** The same, for `commit`. */
export function entryProof(proof: Proof): EntryProof {
  return {
    macOf: (body: string) => entryMac(proof.keys, body),
    wrote: (statements: readonly Statement[]) => (proof.guarded.length === 0 ? [] : tablesIn(statements)),
  }
}

function isSqlite(backend: Backend): backend is SqliteBackend {
  return 'define' in backend
}

const WRITES = /^\s*(?:insert\s+(?:or\s+\w+\s+)?into|update|delete\s+from)\s+"?(\w+)/i

function tablesIn(statements: readonly Statement[]): string[] {
  const names = statements.flatMap(({ sql }) => WRITES.exec(sql)?.[1] ?? [])
  return [...new Set(names)].filter(isGuarded).toSorted()
}

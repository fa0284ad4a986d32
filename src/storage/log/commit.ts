import type { Act } from '../../breach/words/acts.ts'
import { Conflict } from '../../errors.ts'
import type { Backend, Statement } from '../core/backend.ts'
import { type Reader, tables, wholeReader } from '../core/database.ts'
import { type Write, write, writtenStatements } from '../core/statement.ts'
import type { EntryProof } from '../proof/proof.ts'
import type { Vault } from '../vault/vault.ts'
import { type Json, sha256 } from './canonical.ts'
import { BEFORE_THE_FIRST, type Entry, forge, type Head, type ProvedBy } from './chain.ts'

const TRIES_FOR_THE_HEAD = 100

/** What is to be done, and the entry that says so. `details` is free text: it is sealed beside the log. */
export type Change = {
  act: Act
  incident?: string | undefined
  subject?: string | undefined
  version?: number | undefined
  facts?: Entry['facts'] | undefined
  details?: Json | undefined
  writes?: readonly Write[]
}

/** Who acts: `id` is what the log keeps, `via` the key by way of which a user did, and `proved` by what a signer has proved who it is. */
export type Actor = { id: string; via?: string | undefined; proved?: ProvedBy | undefined }

/**
 * Writes a change and its log entry together or not at all, and answers the entry's number and hash.
 * Throws Conflict when the subject already has that version in its incident or the book, or another unique key is taken.
 */
export type Commit = (change: Change, by: Actor) => Promise<Head>

/** The one way to write. Two commits at once meet at the chain's head; the later one tries again. */
export function committer(backend: Backend, db: Reader, vault: Vault, now: () => string, proof?: EntryProof): Commit {
  return async (change, by) => {
    for (let tries = 0; tries < TRIES_FOR_THE_HEAD; tries += 1) {
      const { link, statements } = prepare(await findHead(db), change, { by, vault, at: now(), proof })
      const clash = await attempt(backend, statements)
      if (!clash) return { seq: link.seq, hash: link.hash }
      if (clash !== 'log.seq') throw conflictOver(clash)
    }
    throw new Conflict('Too many changes at once. Please try again.')
  }
}

/** The newest entry's number and hash. */
export async function findHead(db: Reader): Promise<Head> {
  const head = await tables(wholeReader(db))
    .selectFrom('log')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return head ?? { seq: 0, hash: BEFORE_THE_FIRST }
}

type Circumstances = { by: Actor; vault: Vault; at: string; proof: EntryProof | undefined }

function prepare(head: Head, change: Change, { by, vault, at, proof }: Circumstances) {
  const { writes = [], details, ...rest } = change
  const sealed = details === undefined ? undefined : vault.book.seal(detailsName(head.seq + 1), details)
  const changed = writtenStatements(writes)
  const wrote = proof?.wrote(changed)
  const who = { by: by.id, via: by.via, proved: by.proved }
  const entry = { ...rest, at, ...who, details: sealed && sha256(sealed), wrote: wrote?.length ? wrote : undefined }
  const link = forge(head, dropUndefined(entry) as Omit<Entry, 'seq' | 'previous'>)
  const own = sealed ? [write((to) => to.insertInto('logDetails').values({ seq: link.seq, sealed }))] : []
  const entered = write((to) => to.insertInto('log').values({ ...link, mac: proof?.macOf(link.body) ?? null }))
  return { link, statements: [...writtenStatements([entered, ...own]), ...changed] }
}

/** The name under which an entry's free text is sealed. */
export function detailsName(seq: number): string {
  return `log/${seq}`
}

async function attempt(backend: Backend, statements: readonly Statement[]): Promise<string | null> {
  try {
    await backend.batch(statements)
    return null
  } catch (error) {
    const clash = /UNIQUE constraint failed: (\w+\.\w+(?:, \w+\.\w+)*)/.exec(String(error))
    if (!clash) throw error
    return clash[1] ?? ''
  }
}

function conflictOver(clash: string): Conflict {
  if (clash === 'steps.version')
    return new Conflict('Somebody changed one of these steps meanwhile. See how they stand now, then try again.')
  if (clash === 'log.subject, log.version')
    return new Conflict('Somebody changed this meanwhile. See how it stands now, then try again.')
  if (clash.startsWith('log.')) return new Conflict('Someone else changed this incident. Review it, then try again.')
  return new Conflict('Someone else recorded the same thing just now. Review it, then try again.')
}

function dropUndefined(entry: object): object {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined))
}

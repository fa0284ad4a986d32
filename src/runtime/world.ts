import type { Auth, AuthNeeds } from '../access/auth.ts'
import type { Book } from '../actions/book/book.ts'
import { readingRecorder, type WithReadings } from '../actions/log/reading-recorder.ts'
import { type CompiledTemplates, renderer } from '../render/render.ts'
import type { Backend } from '../storage/core/backend.ts'
import { openAuthTables, openReader } from '../storage/core/database.ts'
import { stager } from '../storage/core/statement.ts'
import type { Head } from '../storage/log/chain.ts'
import { type Commit, committer } from '../storage/log/commit.ts'
import { openSigner } from '../storage/log/heads.ts'
import { noKeptHeads, whileNewest } from '../storage/log/newest-head.ts'
import { entryProof, openProof } from '../storage/proof/proof.ts'
import { openVault } from '../storage/vault/vault.ts'
import type { World } from '../web/shell/world.ts'
import type { Config } from './config.ts'

/** The world of a process: what its pages and jobs see, and what only those see that start and end it. */
export type OwnWorld = World & { config: Config; backend: Backend }

/** Builds the world over an open, migrated database. */
export async function openWorld(given: {
  config: Config
  backend: Backend
  /** Of which all seals and MACs are drawn. */
  bookKey: Uint8Array
  templates: CompiledTemplates
  assets: Readonly<Record<string, string>>
  fonts: Readonly<Record<string, Uint8Array<ArrayBuffer>>>
  edition(): string
  now?: () => string
  setUpCode?: string
  /** Told of each commit, and of the head it left. */
  changed?: (head: Head) => void
}): Promise<OwnWorld> {
  const { config, backend, assets, fonts } = given
  const db = openReader(backend)
  const vault = openVault(given.bookKey)
  const now = given.now ?? (() => new Date().toISOString())
  const proof = await openProof(backend, given.bookKey)
  const heads = noKeptHeads()
  const commit = whileNewest(telling(committer(backend, db, vault, now, entryProof(proof)), given.changed), heads)
  const auth = authWhenAsked({
    db: openAuthTables(backend),
    url: config.url,
    secret: vault.secretFor('sessions'),
    reader: db,
    commit,
  })
  const stage = stager(backend)
  const signer = openSigner(db, vault, stage)
  const lists = { edition: given.edition, turn: { last: null } }
  const book = { db, vault, commit, stage, signer, proof, heads, now, zone: config.zone, memory: new Map(), lists }
  const post = { url: config.url, mailSettings: config.mail, pace: config.pace }
  const { provider, takesPasswords } = config
  const doors = { auth, assets, fonts, setUpCode: given.setUpCode ?? '', provider, takesPasswords }
  const apart = { ...accessLog(book), imports: new Map() }
  return { config, backend, ...book, ...post, ...doors, ...apart, render: renderer(given.templates) }
}

function authWhenAsked(given: AuthNeeds): () => Promise<Auth> {
  let auth: Promise<Auth> | undefined
  return () => {
    auth ??= import('../access/auth.ts').then(({ createAuth }) => createAuth(given))
    return auth
  }
}

function accessLog(book: Book): WithReadings {
  return { readings: readingRecorder(book), reasonsGiven: new Map() }
}

function telling(commit: Commit, changed: (head: Head) => void = () => {}): Commit {
  return async (change, by) => {
    const head = await commit(change, by)
    changed(head)
    return head
  }
}

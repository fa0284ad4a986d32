import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { verifyLog } from '../actions/log/verify-log.ts'
import { Refused } from '../errors.ts'
import type { BackupHeader } from '../storage/backup/backup-format.ts'
import { openReader, type Reader } from '../storage/core/database.ts'
import { openSqlite } from '../storage/core/sqlite.ts'
import type { Actor } from '../storage/log/commit.ts'
import { type LoggedDestruction, listDestructions } from '../storage/retention/destructions.ts'
import { keyName, resealBookKey } from '../storage/vault/book-key.ts'
import type { Config } from './config.ts'
import { bookFile, takeServing } from './data-folder.ts'
import { HEAD_FILE } from './head-files.ts'
import { withPassphrase } from './master-key/passphrase.ts'
import { inNodeWorld } from './node.ts'
import { inOpenedBackup, type OpenedBackup } from './opened-backup.ts'

/**
 * What a restore did: from when the book is, its entries, the folder with the book that was there before, if any, and whose
 * records came back that were destroyed there since; null where the log of that book could not be read.
 */
export type Restored = {
  backup: string
  madeAt: string
  entries: number
  before: string | null
  broughtBack: LoggedDestruction[] | null
}

/**
 * Puts the book of a backup in the place of the one that is there. It is verified first, whole and against its own signed
 * head; the old book is kept in a folder beside. Throws Refused, with nothing changed, for a backup that does not hold, and
 * while a server runs.
 */
export async function restoreBackup(given: Config, by: Actor, file: string): Promise<Restored> {
  const now = new Date().toISOString()
  const config = await withPassphrase(given)
  const letGo = takeServing(config, now)
  try {
    return await inOpenedBackup(config, file, async (opened) => {
      const { header, folder, world } = opened
      const { fault, entries } = await verifyLog(world, header.head)
      if (fault) throw new Refused(`${file} was not restored: its book does not hold, ${fault}.`)
      await sealForNow(opened, by)
      const broughtBack = await destroyedSince(world.db, config)
      await world.backend.close()
      const before = setAside(config, now)
      renameSync(bookFile({ data: folder }), bookFile(config))
      await enter(config, by, { header, before, broughtBack })
      return { backup: header.id, madeAt: header.at, entries, before, broughtBack }
    })
  } finally {
    letGo()
  }
}

// The key was changed since: what comes back is sealed under the one that is in place.
async function sealForNow({ world, master }: OpenedBackup, by: Actor): Promise<void> {
  if (keyName(master.of) === keyName(master.now)) return
  const facts = { from: keyName(master.of), to: keyName(master.now) }
  const bookKey = Buffer.from(world.config.bookKey ?? '', 'base64')
  await world.commit({ act: 'master_key_rotated', facts, writes: [resealBookKey(master.now, bookKey)] }, by)
}

async function destroyedSince(restored: Reader, config: Config): Promise<LoggedDestruction[] | null> {
  const known = new Set((await listDestructions(restored)).map(whose))
  const there = await destroyedIn(bookFile(config))
  return there?.filter((each) => !known.has(whose(each))) ?? null
}

function whose({ incident, person }: LoggedDestruction): string {
  return `${incident}/${person ?? ''}`
}

// A book that is damaged is a reason to restore, not to refuse.
async function destroyedIn(file: string): Promise<LoggedDestruction[] | null> {
  if (!existsSync(file)) return []
  try {
    const backend = openSqlite(file)
    return await listDestructions(openReader(backend)).finally(backend.close)
  } catch {
    return null
  }
}

const OF_A_BOOK = ['breachbook.db', 'breachbook.db-wal', 'breachbook.db-shm', HEAD_FILE]

function setAside({ data }: Config, now: string): string | null {
  const there = OF_A_BOOK.filter((name) => existsSync(join(data, name)))
  if (there.length === 0) return null
  const folder = join(data, `before-restore-${now.replaceAll(/[^0-9]/g, '').slice(0, 14)}`)
  mkdirSync(folder, { recursive: true })
  for (const name of there) renameSync(join(data, name), join(folder, name))
  return folder
}

type Entering = Pick<Restored, 'before' | 'broughtBack'> & { header: BackupHeader }

// Older than its newest head it is on purpose.
async function enter(config: Config, by: Actor, { header, before, broughtBack }: Entering): Promise<void> {
  const { id, at, head } = header
  await inNodeWorld(config, async (world) => {
    world.heads.forget()
    world.heads.older = null
    const back = broughtBack?.length ? { broughtBack: broughtBack.length } : {}
    const facts = { backup: id, madeAt: at, seq: head.seq, hash: head.hash, ...back }
    await world.commit({ act: 'book_restored', facts, details: { before } }, by)
  })
}

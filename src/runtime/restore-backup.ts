import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { verifyLog } from '../actions/log/verify-log.ts'
import { Refused } from '../errors.ts'
import type { BackupHeader } from '../storage/backup/backup-format.ts'
import type { Actor } from '../storage/log/commit.ts'
import { keyName, resealBookKey } from '../storage/vault/book-key.ts'
import type { Config } from './config.ts'
import { bookFile, takeServing } from './data-folder.ts'
import { HEAD_FILE } from './head-files.ts'
import { withPassphrase } from './master-key/passphrase.ts'
import { inNodeWorld } from './node.ts'
import { inOpenedBackup, type OpenedBackup } from './opened-backup.ts'

/** What a restore did: from when the book is, its entries, and the folder with the book that was there before, if any. */
export type Restored = { backup: string; madeAt: string; entries: number; before: string | null }

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
      await world.backend.close()
      const before = setAside(config, now)
      renameSync(bookFile({ data: folder }), bookFile(config))
      await enter(config, by, header, before)
      return { backup: header.id, madeAt: header.at, entries, before }
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

const OF_A_BOOK = ['breachbook.db', 'breachbook.db-wal', 'breachbook.db-shm', HEAD_FILE]

function setAside({ data }: Config, now: string): string | null {
  const there = OF_A_BOOK.filter((name) => existsSync(join(data, name)))
  if (there.length === 0) return null
  const folder = join(data, `before-restore-${now.replaceAll(/[^0-9]/g, '').slice(0, 14)}`)
  mkdirSync(folder, { recursive: true })
  for (const name of there) renameSync(join(data, name), join(folder, name))
  return folder
}

// Older than its newest head it is on purpose.
async function enter(config: Config, by: Actor, { id, at, head }: BackupHeader, before: string | null): Promise<void> {
  await inNodeWorld(config, async (world) => {
    world.heads.forget()
    world.heads.older = null
    const facts = { backup: id, madeAt: at, seq: head.seq, hash: head.hash }
    await world.commit({ act: 'book_restored', facts, details: { before } }, by)
  })
}

import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { verifyLog } from '../actions/log/verify-log.ts'
import { Refused } from '../errors.ts'
import type { BackupHeader } from '../storage/backup/backup-format.ts'
import type { Actor } from '../storage/log/commit.ts'
import type { Config } from './config.ts'
import { bookFile, takeServing } from './data-folder.ts'
import { HEAD_FILE } from './head-files.ts'
import { masterKey } from './master-key.ts'
import { inNodeWorld } from './node.ts'
import { inOpenedBackup } from './opened-backup.ts'

/** What a restore did: from when the book is, its entries, and the folder with the book that was there before, if any. */
export type Restored = { backup: string; madeAt: string; entries: number; before: string | null }

/**
 * Puts the book of a backup in the place of the one that is there. It is verified first, whole and against its own signed
 * head; the old book is kept in a folder beside. Throws Refused, with nothing changed, for a backup that does not hold, and
 * while a server runs.
 */
export async function restoreBackup(config: Config, by: Actor, file: string): Promise<Restored> {
  const now = new Date().toISOString()
  const letGo = takeServing(config, now)
  try {
    const master = masterKey(config, false)
    return await inOpenedBackup(config, master, file, async ({ header, folder, world }) => {
      const { fault, entries } = await verifyLog(world, header.head)
      if (fault) throw new Refused(`${file} was not restored: its book does not hold, ${fault}.`)
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

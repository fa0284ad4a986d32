import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { signHead } from '../actions/log/log.ts'
import { Refused } from '../errors.ts'
import { type Backup, insertBackup } from '../storage/backup/backups.ts'
import { checkBackup } from '../storage/backup/read-backup.ts'
import { writeBackup } from '../storage/backup/write-backup.ts'
import type { Actor } from '../storage/log/commit.ts'
import { currentMasterKey } from './opened-key.ts'
import { inScratchFolder } from './scratch-folder.ts'
import type { OwnWorld } from './world.ts'

/**
 * Makes a backup of the book in a new file, while others go on working: one moment of the whole database, without what was
 * deleted, sealed under a key drawn from the master key, read back once, and entered in the log. The master key is not in it.
 */
export async function makeBackup(world: OwnWorld, by: Actor, to: string): Promise<Backup> {
  const { config, backend } = world
  const file = resolve(to)
  if (existsSync(file)) throw new Refused(`${file} is there already. Choose a new name.`)
  const id = randomBytes(8).toString('hex')
  const [head, master, madeAt] = [await signHead(world), await currentMasterKey(config, world.db), world.now()]
  return await inScratchFolder(config, 'backup', async (folder) => {
    const copy = join(folder, 'copy.db')
    await backend.query({ sql: 'VACUUM INTO ?', parameters: [copy] })
    const written = await writeBackup(master, { from: copy, to: file, header: { id, at: madeAt, head } })
    await checkBackup(master, file)
    const row = { id, madeAt, madeBy: by.id, file, ...written, seq: head.seq, removedAt: null }
    const facts = { backup: id, bytes: row.bytes, sha256: row.sha256, seq: row.seq }
    await world.commit({ act: 'backup_made', facts, details: { file }, writes: [insertBackup(row)] }, by)
    return row
  })
}

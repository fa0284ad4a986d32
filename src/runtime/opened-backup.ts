import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupHeader } from '../storage/backup/backup-format.ts'
import { readBackup } from '../storage/backup/read-backup.ts'
import type { Key } from '../storage/vault/seal.ts'
import type { Config } from './config.ts'
import { bookFile } from './data-folder.ts'
import { openNodeWorld } from './node.ts'
import type { OwnWorld } from './world.ts'

/** A backup opened in a folder of its own. */
export type OpenedBackup = { header: BackupHeader; folder: string; world: OwnWorld }

/** Opens a backup in a scratch folder, does one piece of work with its book, and takes the folder away. */
export async function inOpenedBackup<Made>(
  config: Config,
  master: Key,
  file: string,
  work: (opened: OpenedBackup) => Promise<Made>,
): Promise<Made> {
  const folder = mkdtempSync(join(config.data, '.opened-'))
  let world: OwnWorld | undefined
  try {
    const header = await readBackup(master, file, bookFile({ data: folder }))
    const key = Buffer.from(master).toString('base64')
    world = await openNodeWorld({ ...config, data: folder, key, heads: undefined, mail: undefined })
    return await work({ header, folder, world })
  } finally {
    await world?.backend.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

import type { BackupHeader } from '../storage/backup/backup-format.ts'
import { keyOfBackup, readBackup } from '../storage/backup/read-backup.ts'
import type { Key } from '../storage/vault/seal.ts'
import type { Config } from './config.ts'
import { bookFile } from './data-folder.ts'
import { keptKeys } from './master-key.ts'
import { inNodeWorld } from './node.ts'
import { inScratchFolder } from './scratch-folder.ts'
import type { OwnWorld } from './world.ts'

/** A backup opened in a folder of its own. */
export type OpenedBackup = {
  header: BackupHeader
  folder: string
  world: OwnWorld
  /** The master key that it was made with, and the one that is in place. */
  master: { of: Key; now: Key }
}

/** Opens a backup in a scratch folder, with the master key or an older one that was kept, does one piece of work with its book, and takes the folder away. */
export async function inOpenedBackup<Made>(
  config: Config,
  file: string,
  work: (opened: OpenedBackup) => Promise<Made>,
): Promise<Made> {
  return await inScratchFolder(config, 'opened', async (folder) => {
    const [current, ...older] = keptKeys(config)
    const master = (await keyOfBackup(file, [current, ...older])) ?? current
    const header = await readBackup(master, file, bookFile({ data: folder }))
    const key = Buffer.from(master).toString('base64')
    const own = { ...config, data: folder, key, bookKey: undefined, heads: undefined, mail: undefined }
    return await inNodeWorld(own, (world) => work({ header, folder, world, master: { of: master, now: current } }))
  })
}

import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import type { BackupMaker } from '../actions/backup/backup-maker.ts'
import { backupSettings } from '../actions/backup/backup-settings.ts'
import { keptBackups } from '../actions/backup/backups.ts'
import { Refused } from '../errors.ts'
import { type Backup, type Drill, removeBackup } from '../storage/backup/backups.ts'
import type { Actor } from '../storage/log/commit.ts'
import type { OwnWorld } from './world.ts'

const CUT_OFF = /^breachbook-\d{14}\.backup\.part$/

/** How the work is done: on a thread beside a server, or in place. */
export type BackupWork = {
  make(job: { by: Actor; to: string }): Promise<Backup>
  drill(job: { by: Actor }): Promise<Drill>
}

/** What makes backups of a book into the folder of its settings, and removes those that are too many. */
export function backupMaker(world: OwnWorld, work: BackupWork): BackupMaker {
  const usualFolder = usualFolderOf(world)
  return {
    usualFolder,
    check,
    async make(by) {
      const settings = await backupSettings(world)
      const folder = settings.folder ?? usualFolder
      check(folder)
      const stamp = world
        .now()
        .replaceAll(/[^0-9]/g, '')
        .slice(0, 14)
      const row = await work.make({ by, to: join(folder, `breachbook-${stamp}.backup`) })
      await removeOldest(world, settings.keep)
      return row
    },
    drill: (by) => work.drill({ by }),
  }
}

/**
 * Takes away what is left of a backup that a killed server was making. A folder that cannot be read or written keeps no
 * server from starting; it is said.
 */
export async function sweepBackups(world: OwnWorld): Promise<void> {
  const folder = (await backupSettings(world)).folder ?? usualFolderOf(world)
  try {
    const left = existsSync(folder) ? readdirSync(folder).filter((name) => CUT_OFF.test(name)) : []
    for (const name of left) rmSync(join(folder, name), { force: true })
  } catch (error) {
    const { message } = error as Error
    console.error(`The backup folder ${folder} cannot be used: ${message}. No backup is made until it can.`)
  }
}

function usualFolderOf({ config }: OwnWorld): string {
  return resolve(config.data, 'backups')
}

function check(folder: string): void {
  if (!isAbsolute(folder)) throw new Refused('Give the whole path of the folder, from the root of the disk.')
  const probe = join(folder, `.breachbook-${process.pid}`)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(probe, '')
    rmSync(probe)
  } catch {
    throw new Refused(`Backups cannot be written into ${folder}. Check that the folder is there and can be written.`)
  }
}

async function removeOldest(world: OwnWorld, keep: number): Promise<void> {
  for (const { id, file } of (await keptBackups(world)).slice(keep)) {
    rmSync(file, { force: true })
    const writes = [removeBackup(id, world.now())]
    await world.commit({ act: 'backup_removed', facts: { backup: id }, writes }, { id: 'system' })
  }
}

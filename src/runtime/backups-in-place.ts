import type { BackupMaker } from '../actions/backup/backup-maker.ts'
import { backupMaker } from './backup-maker.ts'
import { holdDrill } from './hold-drill.ts'
import { makeBackup } from './make-backup.ts'
import type { OwnWorld } from './world.ts'

/** What makes and rehearses backups in place, where nobody waits for another. */
export function backupsInPlace(world: OwnWorld): BackupMaker {
  return backupMaker(world, {
    make: ({ by, to }) => makeBackup(world, by, to),
    drill: ({ by }) => holdDrill(world, by),
  })
}

import type { Backup, Drill } from '../../storage/backup/backups.ts'
import type { Actor } from '../../storage/log/commit.ts'

/** What makes and rehearses backups where the book is a file of this computer. A Worker has none. */
export type BackupMaker = {
  /** Where backups go unless a folder is chosen. */
  usualFolder: string
  /** Throws Refused where backups cannot be written into that folder. */
  check(folder: string): void
  make(by: Actor): Promise<Backup>
  drill(by: Actor): Promise<Drill>
}

/** Where backups can be made. */
export type WithBackups = { backups?: BackupMaker }

/** Said where none can be made. */
export const NO_BACKUPS = 'No backups are made here: the database is kept by the service it runs on.'

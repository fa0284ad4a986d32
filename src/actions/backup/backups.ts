import { Refused } from '../../errors.ts'
import { type Backup, type Drill, listBackups, newestDrill } from '../../storage/backup/backups.ts'
import type { Actor } from '../../storage/log/commit.ts'
import type { Book } from '../book/book.ts'
import { once } from '../book/parts.ts'
import { type BackupMaker, NO_BACKUPS, type WithBackups } from './backup-maker.ts'
import { type BackupSettings, backupSettings } from './backup-settings.ts'

const DAY_MS = 86_400_000

/**
 * How the book is kept: the settings, the newest backup that is still there, the newest drill. `isLate`: there was no backup
 * for more than two days.
 */
export type BackupStanding = {
  settings: BackupSettings
  folder: string
  last: Backup | null
  isLate: boolean
  drill: Drill | null
}

/** How the book is kept; null where no backups can be made. */
export async function backupStanding(book: Book & WithBackups): Promise<BackupStanding | null> {
  if (!book.backups) return null
  const [settings, kept, drill] = await Promise.all([backupSettings(book), keptBackups(book), newestDrill(book.db)])
  const last = kept[0] ?? null
  return {
    settings,
    folder: settings.folder ?? book.backups.usualFolder,
    last,
    isLate: last === null || Date.parse(book.now()) - Date.parse(last.madeAt) > 2 * DAY_MS,
    drill: drill ?? null,
  }
}

const MOST_KEPT = 400

/** The backups that are still there, newest first. */
export function keptBackups(book: Book): Promise<Backup[]> {
  return once(book, keptBackups, '', async () =>
    (await listBackups(book.db, { limit: MOST_KEPT })).filter(({ removedAt }) => removedAt === null),
  )
}

/** Makes a backup into the folder of the settings. Refused where none can be made. */
export function makeBackup({ backups }: WithBackups, by: Actor): Promise<Backup> {
  return makerIn(backups).make(by)
}

/** Rehearses restoring the newest backup. Refused where there is none. */
export function holdDrill({ backups }: WithBackups, by: Actor): Promise<Drill> {
  return makerIn(backups).drill(by)
}

function makerIn(backups: WithBackups['backups']): BackupMaker {
  if (!backups) throw new Refused(NO_BACKUPS)
  return backups
}

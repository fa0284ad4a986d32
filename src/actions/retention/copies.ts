import { type Day, plus } from '../../breach/law/day.ts'
import type { Backup } from '../../storage/backup/backups.ts'
import type { WithBackups } from '../backup/backup-maker.ts'
import { backupSettings } from '../backup/backup-settings.ts'
import { keptBackups } from '../backup/backups.ts'
import type { Book } from '../book/book.ts'
import { todayOf } from '../book/today.ts'

/** A backup of before a destruction; `goneAbout`: when newer ones push it out, null where none is made every day. */
export type HoldingBackup = Backup & { goneAbout: Day | null }

/** The backups that were made before that instant and are still there, newest first: whoever has the master key can open them. */
export async function backupsOfBefore(book: Book & WithBackups, at: string): Promise<HoldingBackup[]> {
  if (!book.backups) return []
  const [kept, { keep, daily }, today] = await Promise.all([keptBackups(book), backupSettings(book), todayOf(book)])
  return kept
    .map((backup, newer) => ({ ...backup, goneAbout: daily ? plus(today, Math.max(1, keep - newer)) : null }))
    .filter(({ madeAt }) => madeAt <= at)
}

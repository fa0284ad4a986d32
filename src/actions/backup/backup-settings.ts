import { Refused } from '../../errors.ts'
import { BACKUP_SETTINGS, findBackupSettings, upsertBackupSettings } from '../../storage/backup/backup-settings.ts'
import type { Actor } from '../../storage/log/commit.ts'
import type { Book } from '../book/book.ts'
import { NO_BACKUPS, type WithBackups } from './backup-maker.ts'

/** Where backups are kept (null: in the data folder), how many, and whether one is made each day. */
export type BackupSettings = { folder: string | null; keep: number; daily: boolean }

const USUAL: BackupSettings = { folder: null, keep: 14, daily: true }

/** The settings that hold. */
export async function backupSettings({ db, vault }: Book): Promise<BackupSettings> {
  const sealed = await findBackupSettings(db)
  return sealed ? vault.book.open<BackupSettings>(BACKUP_SETTINGS, sealed) : USUAL
}

/** Saves them. Refused for a folder that backups cannot be written into. */
export async function saveBackupSettings(book: Book & WithBackups, by: Actor, given: BackupSettings): Promise<void> {
  if (!book.backups) throw new Refused(NO_BACKUPS)
  if (given.folder !== null) book.backups.check(given.folder)
  const { keep, daily } = given
  const writes = [upsertBackupSettings(book.vault.book.seal(BACKUP_SETTINGS, given))]
  await book.commit({ act: 'backup_settings_changed', facts: { keep, daily }, details: { ...given }, writes }, by)
}

import { type Reader, tables } from '../core/database.ts'
import type { Sealed } from '../core/sealed.ts'
import { type Write, write } from '../core/statement.ts'

/** The name under which the settings for backups are sealed. */
export const BACKUP_SETTINGS = 'backup-settings'

/** The sealed settings for backups; undefined: none are saved. */
export async function findBackupSettings(db: Reader): Promise<Sealed | undefined> {
  const secrets = tables(db).selectFrom('secrets').select('sealed')
  return (await secrets.where('name', '=', BACKUP_SETTINGS).executeTakeFirst())?.sealed
}

/** The write that saves them in place of those before. */
export function upsertBackupSettings(sealed: Sealed): Write {
  return write((to) =>
    to
      .insertInto('secrets')
      .values({ name: BACKUP_SETTINGS, sealed })
      .onConflict((clash) => clash.column('name').doUpdateSet({ sealed })),
  )
}

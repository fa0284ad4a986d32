import type { BackupRow, DrillRow } from '../core/backup-tables.ts'
import { type Reader, tables } from '../core/database.ts'
import { type Write, write } from '../core/statement.ts'

/** A backup in a file. */
export type Backup = BackupRow

/** A rehearsed restore. */
export type Drill = DrillRow

/** The backups that were made, newest first; `before`: the instant after which the next page goes on. */
export function listBackups(db: Reader, by: { before?: string | undefined; limit: number }): Promise<BackupRow[]> {
  return tables(db)
    .selectFrom('backups')
    .selectAll()
    .$if(by.before !== undefined, (query) => query.where('madeAt', '<', by.before ?? ''))
    .orderBy('madeAt', 'desc')
    .limit(by.limit)
    .execute()
}

/** The newest drill, or undefined. */
export function newestDrill(db: Reader): Promise<DrillRow | undefined> {
  return tables(db).selectFrom('drills').selectAll().orderBy('heldAt', 'desc').limit(1).executeTakeFirst()
}

/** The write that keeps that a backup was made. */
export function insertBackup(row: BackupRow): Write {
  return write((to) => to.insertInto('backups').values(row))
}

/** The write that says that a backup’s file is no longer there. */
export function removeBackup(id: string, removedAt: string): Write {
  return write((to) => to.updateTable('backups').set({ removedAt }).where('id', '=', id).where('removedAt', 'is', null))
}

/** The write that keeps what a drill found. */
export function insertDrill(row: DrillRow): Write {
  return write((to) => to.insertInto('drills').values(row))
}

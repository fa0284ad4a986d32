import { type Reader, tables } from '../core/database.ts'
import type { Sealed } from '../core/sealed.ts'
import { type Staged, stageSql } from '../core/statement.ts'

/** An uploaded file that waits for its columns to be confirmed, or undefined. */
export function findUpload(db: Reader, incident: string, id: string) {
  return tables(db)
    .selectFrom('uploads')
    .selectAll()
    .where('incident', '=', incident)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The statement that stages an upload. */
export function stageUpload(row: { id: string; incident: string; startedAt: string; sealed: Sealed }): Staged {
  return stageSql('INSERT INTO uploads (id, incident, started_at, sealed) VALUES (?, ?, ?, ?)', [
    row.id,
    row.incident,
    row.startedAt,
    row.sealed,
  ])
}

/** The statement that completes what is sealed of an upload, once all of it is there. */
export function completeUpload(id: string, sealed: Sealed): Staged {
  return stageSql('UPDATE uploads SET sealed = ? WHERE id = ?', [sealed, id])
}

/** The statements that forget an upload, with what was corrected in it. Its parts are left. */
export function dropUpload(id: string): Staged[] {
  return OF_UPLOAD.map((sql) => stageSql(sql, [id]))
}

const OF_UPLOAD = [
  'DELETE FROM upload_rows WHERE upload = ?',
  'DELETE FROM upload_checks WHERE upload = ?',
  'DELETE FROM uploads WHERE id = ?',
]

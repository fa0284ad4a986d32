import type { Statement } from '../core/backend.ts'
import type { Reader } from '../core/database.ts'

/** An uploaded file that waits for its columns to be confirmed, or undefined. */
export function findUpload(db: Reader, incident: string, id: string) {
  return db.selectFrom('uploads').selectAll().where('incident', '=', incident).where('id', '=', id).executeTakeFirst()
}

/** The statement that stages an upload. */
export function stageUpload(row: { id: string; incident: string; startedAt: string; sealed: Uint8Array }): Statement {
  return {
    sql: 'INSERT INTO uploads (id, incident, started_at, sealed) VALUES (?, ?, ?, ?)',
    parameters: [row.id, row.incident, row.startedAt, row.sealed],
  }
}

/** The statements that forget an upload. */
export function dropUpload(id: string): Statement[] {
  return ['DELETE FROM file_parts WHERE file = ?', 'DELETE FROM uploads WHERE id = ?'].map((sql) => ({
    sql,
    parameters: [id],
  }))
}

import type { Statement } from './backend.ts'
import type { Reader } from './database.ts'

/** An uploaded file that waits for its columns to be confirmed, or undefined. */
export function findUpload(db: Reader, incident: string, id: string) {
  return db.selectFrom('uploads').selectAll().where('incident', '=', incident).where('id', '=', id).executeTakeFirst()
}

/** One sealed part of an uploaded file, or undefined past its end. */
export function findPart(db: Reader, upload: string, part: number) {
  return db
    .selectFrom('upload_parts')
    .select('sealed')
    .where('upload', '=', upload)
    .where('part', '=', part)
    .executeTakeFirst()
}

/** The statement that stages an upload. */
export function stageUpload(row: { id: string; incident: string; started_at: string; sealed: Uint8Array }): Statement {
  return {
    sql: 'INSERT INTO uploads (id, incident, started_at, sealed) VALUES (?, ?, ?, ?)',
    parameters: [row.id, row.incident, row.started_at, row.sealed],
  }
}

/** The statement that stages one part of an upload. */
export function stagePart(row: { upload: string; part: number; sealed: Uint8Array }): Statement {
  return {
    sql: 'INSERT INTO upload_parts (upload, part, sealed) VALUES (?, ?, ?)',
    parameters: [row.upload, row.part, row.sealed],
  }
}

/** The statements that forget an upload. */
export function dropUpload(id: string): Statement[] {
  return ['DELETE FROM upload_parts WHERE upload = ?', 'DELETE FROM uploads WHERE id = ?'].map((sql) => ({
    sql,
    parameters: [id],
  }))
}

import type { Statement } from '../core/backend.ts'
import type { Reader } from '../core/database.ts'

/** One sealed part of a file, or undefined past its end. */
export function findPart(db: Reader, file: string, part: number) {
  return db
    .selectFrom('fileParts')
    .select('sealed')
    .where('file', '=', file)
    .where('part', '=', part)
    .executeTakeFirst()
}

/** The statement that stages one part of a file. */
export function stagePart(row: { file: string; part: number; sealed: Uint8Array }): Statement {
  return {
    sql: 'INSERT INTO file_parts (file, part, sealed) VALUES (?, ?, ?)',
    parameters: [row.file, row.part, row.sealed],
  }
}

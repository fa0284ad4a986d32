import { type Reader, tables } from '../core/database.ts'
import type { UploadRowRow } from '../core/people-tables.ts'
import type { Sealed } from '../core/sealed.ts'
import { type Staged, stageSql } from '../core/statement.ts'

/** A row of an upload that has problems, or whose cells somebody corrected. */
export type StoredUploadRow = UploadRowRow

/** Which of the rows of an upload: those with problems, or those with corrected cells. */
export type UploadRowKind = 'problems' | 'fixed'

/** How an upload was checked, or undefined where it was not. */
export function findUploadCheck(db: Reader, upload: string) {
  return tables(db).selectFrom('uploadChecks').select('sealed').where('upload', '=', upload).executeTakeFirst()
}

/** Rows of an upload in their order, from the `offset`th on. */
export function listUploadRows(
  db: Reader,
  upload: string,
  kind: UploadRowKind,
  { offset, limit }: { offset: number; limit: number },
): Promise<StoredUploadRow[]> {
  return rowsOf(db, upload, kind).selectAll().orderBy('row').limit(limit).offset(offset).execute()
}

/** The rows of an upload with these numbers. */
export function findUploadRows(db: Reader, upload: string, rows: readonly number[]): Promise<StoredUploadRow[]> {
  return tables(db).selectFrom('uploadRows').selectAll().where('upload', '=', upload).where('row', 'in', rows).execute()
}

/** How many rows of an upload have problems, or corrected cells. */
export async function countUploadRows(db: Reader, upload: string, kind: UploadRowKind): Promise<number> {
  const found = await rowsOf(db, upload, kind)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(found.count)
}

/** The statement that saves how an upload was checked. */
export function stageUploadCheck(upload: string, sealed: Sealed): Staged {
  return stageSql('INSERT OR REPLACE INTO upload_checks (upload, sealed) VALUES (?, ?)', [upload, sealed])
}

/** The statement that saves a row, in place of what was saved of it. */
export function stageUploadRow({ upload, row, problems, fixed, sealed }: StoredUploadRow): Staged {
  return stageSql('INSERT OR REPLACE INTO upload_rows (upload, row, problems, fixed, sealed) VALUES (?, ?, ?, ?, ?)', [
    upload,
    row,
    problems,
    fixed,
    sealed,
  ])
}

/** The statement that forgets the rows of an upload that nobody corrected. */
export function dropUnfixedRows(upload: string): Staged {
  return stageSql('DELETE FROM upload_rows WHERE upload = ? AND fixed = 0', [upload])
}

/** The statement that forgets one row. */
export function dropUploadRow(upload: string, row: number): Staged {
  return stageSql('DELETE FROM upload_rows WHERE upload = ? AND row = ?', [upload, row])
}

function rowsOf(db: Reader, upload: string, kind: UploadRowKind) {
  return tables(db).selectFrom('uploadRows').where('upload', '=', upload).where(kind, '=', 1)
}

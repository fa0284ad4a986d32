import { type Reader, tables } from '../core/database.ts'
import type { Sealed } from '../core/sealed.ts'
import { type Staged, stageSql } from '../core/statement.ts'

/** One sealed part of a file, or undefined past its end. */
export function findPart(db: Reader, file: string, part: number) {
  return tables(db)
    .selectFrom('fileParts')
    .select('sealed')
    .where('file', '=', file)
    .where('part', '=', part)
    .executeTakeFirst()
}

/** In how many parts a file lies. */
export async function countParts(db: Reader, file: string): Promise<number> {
  const found = tables(db)
    .selectFrom('fileParts')
    .select(({ fn }) => fn.countAll<number>().as('parts'))
  return (await found.where('file', '=', file).executeTakeFirstOrThrow()).parts
}

/** The statement that drops the parts of a file before this one. */
export function dropParts(file: string, before: number): Staged {
  return stageSql('DELETE FROM file_parts WHERE file = ? AND part < ?', [file, before])
}

/** The statement that stages one part of a file. */
export function stagePart(row: { file: string; part: number; sealed: Sealed }): Staged {
  return stageSql('INSERT INTO file_parts (file, part, sealed) VALUES (?, ?, ?)', [row.file, row.part, row.sealed])
}

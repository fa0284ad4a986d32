import { type Reader, tables } from '../core/database.ts'
import type { LetterOpeningRow } from '../core/mail-tables.ts'
import { type Write, write } from '../core/statement.ts'

/** Who opened these letters of an incident, by their SHA-256, as which of their readers; the first first. */
export function listLetterOpenings(db: Reader, incident: string, letters: string): Promise<LetterOpeningRow[]> {
  const rows = tables(db).selectFrom('letterOpenings').selectAll().where('incident', '=', incident)
  return rows.where('letters', '=', letters).orderBy('openedAt').execute()
}

/** The write that keeps that somebody opened them; the table refuses it where the same person did before. */
export function insertLetterOpening(row: LetterOpeningRow): Write {
  return write((to) => to.insertInto('letterOpenings').values(row))
}

import { sql } from 'kysely'
import { type Reader, tables } from '../core/database.ts'

/** The tables, indexes and triggers of a database by their names, triggers with their text. */
export type Schema = ReadonlyMap<string, string>

type Made = { type: string; name: string; text: string | null }

/** What a database has; what SQLite makes by itself is left out. */
export async function schemaOf(db: Reader): Promise<Schema> {
  const made = sql<Made>`(SELECT type, name, sql AS text FROM sqlite_master WHERE name NOT LIKE 'sqlite|_%' ESCAPE '|')`
  const rows = await tables(db).withoutPlugins().selectFrom(made.as('made')).selectAll().orderBy('name').execute()
  return new Map(rows.map(({ type, name, text }) => [`${type} ${name}`, type === 'trigger' ? (text ?? '') : '']))
}

/** The first difference from what the migrations make, as a sentence; null where there is none. */
export function faultInSchema(made: Schema, found: Schema): string | null {
  for (const [name, text] of made) {
    if (!found.has(name)) return `the ${name} of the database is gone`
    if (found.get(name) !== text) return `the ${name} of the database was changed`
  }
  const more = [...found.keys()].find((name) => !made.has(name))
  return more === undefined ? null : `the ${more} was added to the database`
}

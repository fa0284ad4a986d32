import { readFileSync } from 'node:fs'
import { Refused } from '../../errors.ts'
import type { Backend } from './backend.ts'
import { MIGRATIONS } from './migrations.ts'

const TABLE = `CREATE TABLE IF NOT EXISTS migrations (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)`

/**
 * Applies the migrations that are not in yet, each whole or not at all (to a new book all or none), in the table that wrangler
 * keeps on D1. Before the first of them changes a book that is there, `keep` is given the name of its last one. Throws Refused for a newer book.
 */
export async function migrate(
  backend: Backend,
  folder: URL,
  keep: (last: string) => Promise<void> = async () => {},
): Promise<void> {
  await backend.query({ sql: TABLE, parameters: [] })
  const { rows } = await backend.query({ sql: 'SELECT name FROM migrations', parameters: [] })
  const applied = new Set(rows.map((row) => (row as { name: string }).name))
  const newer = [...applied].find((name) => !isKnown(name))
  if (newer !== undefined)
    throw new Refused(
      `This book was made by a newer Breachbook (${newer}). Start that version, or restore a backup of before.`,
    )
  const missing = MIGRATIONS.filter((each) => !applied.has(each))
  const last = MIGRATIONS.findLast((each) => applied.has(each))
  if (last !== undefined && missing.length > 0) await keep(last)
  // A new book needs no halt between them, and a disk is waited for once.
  const steps = applied.size === 0 ? [missing] : missing.map((name) => [name])
  for (const names of steps) await apply(backend, folder, names)
}

function isKnown(name: string): boolean {
  return (MIGRATIONS as readonly string[]).includes(name)
}

/** The statements of a migration: they stand apart by an empty line. */
export function statementsOf(text: string): { sql: string; parameters: [] }[] {
  const parts = text.split(/\n\s*\n/).map((part) => part.replace(/^--.*$/gm, '').trim())
  return parts.filter((part) => part !== '').map((sql) => ({ sql, parameters: [] }))
}

// The names go in first: of two that start at once, the later one meets them and leaves the rest alone.
async function apply(backend: Backend, folder: URL, names: readonly string[]): Promise<void> {
  const entries = names.map((name) => ({ sql: 'INSERT INTO migrations (name) VALUES (?)', parameters: [name] }))
  const texts = names.map((name) => readFileSync(new URL(name, folder), 'utf8'))
  try {
    await backend.batch([...entries, ...texts.flatMap(statementsOf)])
  } catch (error) {
    if (!String(error).includes('UNIQUE constraint failed: migrations.name')) throw error
  }
}

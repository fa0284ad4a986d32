import type { Backend } from '../core/backend.ts'

/** A table whose rows have MACs: its columns in their order, without those that SQLite derives, and its primary key. */
export type GuardedTable = { name: string; columns: string[]; key: string[] }

/** What has no MACs, and why not. A table that is not named here has them. */
const UNGUARDED: Record<string, string> = {
  log: 'chained',
  log_details: 'hashed in the entry',
  reading_batches: 'chained by MACs of their own',
  reading_index: 'only finds what lies elsewhere',
  migrations: 'the schema is compared instead',
  row_macs: 'the MACs themselves',
  table_sums: 'the sums themselves',
  people: 'millions of rows, compared with what lies sealed',
  sheets: 'sealed under the name of its recount',
  key_runs: 'only finds what lies elsewhere',
  key_pages: 'only finds what lies elsewhere',
  repeats: 'only finds what lies elsewhere',
  perhaps_no_patients: 'only finds what lies elsewhere',
  pairs: 'staged with a roster',
  file_parts: 'sealed, and hashed in the attachment',
  book_key: 'opens under the master key or not at all',
  heartbeats: 'passing',
  uploads: 'passing',
  upload_checks: 'passing',
  upload_rows: 'passing',
  sessions: 'passing',
  verifications: 'passing',
  sign_in_tries: 'passing',
  used_codes: 'passing',
  passkey_uses: 'passing',
  drafts: 'passing',
  first_answers: 'passing',
  key_uses: 'passing',
  mailing_runs: 'passing',
  lists_as_of: 'derived',
  incident_lines: 'derived',
  due_days: 'derived',
  incident_words: 'derived',
  year_end_entries: 'derived',
  calendar_events: 'derived',
}

/** Whether the rows of a table have MACs. */
export function isGuarded(table: string): boolean {
  return !(table in UNGUARDED) && !table.startsWith('sqlite_')
}

/** The guarded tables of a database. */
export async function listGuardedTables(backend: Backend): Promise<GuardedTable[]> {
  const { rows } = await backend.query({
    sql: `SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`,
    parameters: [],
  })
  const names = rows.map((row) => (row as { name: string }).name).filter(isGuarded)
  return await Promise.all(names.map((name) => tableOf(backend, name)))
}

async function tableOf(backend: Backend, name: string): Promise<GuardedTable> {
  const { rows } = await backend.query({
    sql: 'SELECT name, pk FROM pragma_table_xinfo(?) WHERE hidden = 0 ORDER BY cid',
    parameters: [name],
  })
  const columns = rows as { name: string; pk: number }[]
  const key = columns.filter(({ pk }) => pk > 0).toSorted((one, other) => one.pk - other.pk)
  return { name, columns: columns.map((column) => column.name), key: key.map((column) => column.name) }
}

import { setImmediate as others, setTimeout as pause } from 'node:timers/promises'
import { isMainThread } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'
import type { Backend, Statement } from './backend.ts'
import { inWords, isBusy } from './sqlite-fault.ts'

/** What SQLite hands a function, and takes from it. */
export type SqlValue = string | number | bigint | Uint8Array | null

/** A SQLite file as a Backend, which can be given functions to call from SQL. */
export type SqliteBackend = Backend & { define(name: string, work: (...values: SqlValue[]) => SqlValue): void }

const BUSY_TIMEOUT_MS = 10_000
/** SQLite waits for a lock by stopping the whole process: that long, and then others have their turn first. */
const WAITS_ITSELF_MS = 20
// Turns and not time: on a machine that has too much to do each turn takes longer, and who holds the lock takes longer too.
const MOST_TURNS = BUSY_TIMEOUT_MS / (2 * WAITS_ITSELF_MS)

// A roster of a million is staged in hundreds of megabytes: at 4 KB a page its thread moves them 32 MB at a time. Who answers
// everybody stands still meanwhile, and moves 4 MB. What was read stays with the system; a cache of our own makes nothing
// faster and is held for good, so it is 2 MB and not 16.
const SETTINGS = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  `wal_autocheckpoint = ${isMainThread ? 1000 : 8000}`,
  'cache_size = -2000',
  // What is deleted is overwritten with zeros: a destroyed key is not to lie on in a free page.
  'secure_delete = ON',
]

/**
 * Opens (or makes) a SQLite file as a Backend. WAL lets others read while we write; `synchronous = FULL`
 * makes what was once recorded survive a power cut.
 */
export function openSqlite(file: string): SqliteBackend {
  const database = opened(file)
  const prepared = new Map<string, Sqlite.Statement>()
  const run = (statement: Statement) => answer(prepare(database, prepared, statement.sql), statement.parameters)
  const runAll = database.transaction((statements: readonly Statement[]) => statements.forEach(run))
  return {
    query: (statement) => patiently(file, () => run(statement)),
    batch: (statements) => patiently(file, () => runAll.immediate(statements)),
    close: async () => void database.close(),
    define: (name, work) => void database.function(name, { varargs: true, deterministic: true }, work),
  }
}

/**
 * Takes a lock that one process at a time can hold, and answers how it is let go; null where another has it. The system
 * lets it go when its holder ends, however that comes.
 */
export function takeLock(file: string): (() => void) | null {
  const database = new Sqlite(file, { timeout: 0 })
  try {
    // Nothing is written in it, and a journal could not be begun on a full disk.
    database.pragma('journal_mode = MEMORY')
    database.exec('BEGIN EXCLUSIVE')
    return () => database.close()
  } catch (error) {
    database.close()
    if (isBusy(error)) return null
    throw inWords(error, file)
  }
}

function opened(file: string): Sqlite.Database {
  try {
    const database = new Sqlite(file, { timeout: BUSY_TIMEOUT_MS })
    for (const setting of SETTINGS) database.pragma(setting)
    database.pragma(`busy_timeout = ${WAITS_ITSELF_MS}`)
    return database
  } catch (error) {
    throw inWords(error, file)
  }
}

/** SQLite answers at once, and so whoever reads on and on never lets go: after that long the others have their turn. */
const HOLDS_ON_MS = 30
let heldSince = 0

async function letOthers(): Promise<void> {
  if (performance.now() - heldSince < HOLDS_ON_MS) return
  await others()
  heldSince = performance.now()
}

// Whoever meets a lock has done nothing yet, and asks again while the process goes on with other work.
async function patiently<Answer>(file: string, ask: () => Answer): Promise<Answer> {
  await letOthers()
  for (let turn = 1; ; turn += 1) {
    try {
      return ask()
    } catch (error) {
      if (!isBusy(error) || turn === MOST_TURNS) throw inWords(error, file)
      await pause(WAITS_ITSELF_MS)
    }
  }
}

function prepare(database: Sqlite.Database, prepared: Map<string, Sqlite.Statement>, sql: string) {
  const known = prepared.get(sql)
  if (known) return known
  const fresh = database.prepare(sql)
  prepared.set(sql, fresh)
  return fresh
}

function answer(statement: Sqlite.Statement, parameters: readonly unknown[]) {
  if (statement.reader) return { rows: statement.all(parameters) }
  const { changes } = statement.run(parameters)
  return { rows: [], numAffectedRows: BigInt(changes) }
}

import type { Compilable, Kysely } from 'kysely'
import type { Backend, Statement } from './backend.ts'
import { openTables, refuse } from './dialect.ts'
import type { Tables } from './tables.ts'

// Nobody outside can name these, so nobody outside makes a Write or a Staged.
const WRITE = Symbol('write')
const STAGED = Symbol('staged')

/** A statement that counts once it is committed with its entry in the log. Only storage makes one. */
export type Write = { readonly [WRITE]: Statement }

/** A statement after which nothing counts that did not before: it needs no entry in the log. Only storage makes one. */
export type Staged = { readonly [STAGED]: Statement }

type Build = (to: Kysely<Tables>) => Compilable

/** Writes a query down for `commit`, and does not run it. */
export function write(build: Build): Write {
  return { [WRITE]: build(paper).compile() }
}

/** Writes a query down for `stage`, and does not run it. */
export function stage(build: Build): Staged {
  return { [STAGED]: build(paper).compile() }
}

/** The same of SQL as it stands: building a query anew for each of a million rows takes longer than the rows do. */
export function stageSql(sql: string, parameters: readonly unknown[]): Staged {
  return { [STAGED]: { sql, parameters } }
}

/** The same for `commit`: of SQL as it stands. */
export function writeSql(sql: string, parameters: readonly unknown[]): Write {
  return { [WRITE]: { sql, parameters } }
}

/** Carries out statements together or not at all, with no entry in the log. */
export type Stage = (statements: readonly Staged[]) => Promise<void>

/** The staging of a database. */
export function stager(backend: Backend): Stage {
  return (statements) => backend.batch(stagedStatements(statements))
}

/** The statements that were staged, for a Backend to carry out. */
export function stagedStatements(staged: readonly Staged[]): Statement[] {
  return staged.map((each) => each[STAGED])
}

/** The statements of writes, for `commit` to carry out with an entry. */
export function writtenStatements(writes: readonly Write[]): Statement[] {
  return writes.map((each) => each[WRITE])
}

const paper = openTables({
  query: refuse('This query was built to be written down.'),
  batch: refuse('This query was built to be written down.'),
  close: async () => {},
})

import type { QueryResult } from 'kysely'

/** One SQL statement with its parameters, as Kysely compiles it. */
export type Statement = { readonly sql: string; readonly parameters: readonly unknown[] }

/**
 * What every database of ours can do, and all that it is asked for: answer one statement,
 * or carry out several of them together or not at all.
 */
export type Backend = {
  query(statement: Statement): Promise<QueryResult<unknown>>
  batch(statements: readonly Statement[]): Promise<void>
  close(): Promise<void>
}

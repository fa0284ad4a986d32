import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'
import type { Backend } from './backend.ts'
import type { Tables } from './tables.ts'

/** Reads only: whatever changes the database goes through `commit`. */
export type Reader = ReadonlyKysely<Tables>

/** Kysely over a Backend. Its type can write, for better-auth's own tables; the rest of the house is given a Reader. */
export function openDatabase<T = Tables>(backend: Backend): Kysely<T> {
  return new Kysely<T>({ dialect: dialectOver(backend) })
}

/** The same, for reading only. */
export function openReader(backend: Backend): Reader {
  return openDatabase(backend) as unknown as Reader
}

/** Writes queries down without running them, for `commit` to run together. */
export const write = openDatabase({
  query: refuse('This query was built for a commit.'),
  batch: refuse('This query was built for a commit.'),
  close: async () => {},
})

function dialectOver(backend: Backend) {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => driverOver(backend),
    createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

function driverOver(backend: Backend): Driver {
  const connection: DatabaseConnection = {
    executeQuery: async <R>(query: CompiledQuery) => (await backend.query(query)) as { rows: R[] },
    streamQuery: () => {
      throw new Error('Rows are read in pages, not in streams.')
    },
  }
  const noTransaction = refuse('There is no interactive transaction: write through commit().')
  return {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: noTransaction,
    commitTransaction: noTransaction,
    rollbackTransaction: noTransaction,
    releaseConnection: async () => {},
    destroy: () => backend.close(),
  }
}

function refuse(sentence: string) {
  return async (): Promise<never> => {
    throw new Error(sentence)
  }
}

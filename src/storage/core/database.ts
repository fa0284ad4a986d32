import {
  CamelCasePlugin,
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

/** Kysely over a Backend, for better-auth's own tables: it can write, and names columns as they are called there. */
export function openDatabase<T>(backend: Backend): Kysely<T> {
  return new Kysely<T>({ dialect: dialectOver(backend) })
}

/** Kysely for reading only, with columns in camelCase. */
export function openReader(backend: Backend): Reader {
  return inCamelCase(backend) as unknown as Reader
}

/** Writes queries down without running them, for `commit` to run together. */
export const write = inCamelCase({
  query: refuse('This query was built for a commit.'),
  batch: refuse('This query was built for a commit.'),
  close: async () => {},
})

// A column `madeAt` is `madeAt` in queries and in what they answer. Raw SQL is left as it is.
function inCamelCase(backend: Backend): Kysely<Tables> {
  return openDatabase<Tables>(backend).withPlugin(new CamelCasePlugin({ maintainNestedObjectKeys: true }))
}

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

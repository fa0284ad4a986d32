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
import type { Backend } from './backend.ts'
import type { Tables } from './tables.ts'

/** Kysely over a Backend, with tables and columns as they are called in the database. */
export function openKysely<T>(backend: Backend): Kysely<T> {
  return new Kysely<T>({ dialect: dialectOver(backend) })
}

/** The same over our tables: a column `made_at` is `madeAt` in queries and in what they answer. Raw SQL is left as it is. */
export function openTables(backend: Backend): Kysely<Tables> {
  return openKysely<Tables>(backend).withPlugin(new CamelCasePlugin({ maintainNestedObjectKeys: true }))
}

/** For a Backend that does nothing: says why. */
export function refuse(sentence: string) {
  return async (): Promise<never> => {
    throw new Error(sentence)
  }
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

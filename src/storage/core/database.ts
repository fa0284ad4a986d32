import type { Kysely } from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'
import type { Backend } from './backend.ts'
import { openKysely, openTables } from './dialect.ts'
import type { Tables } from './tables.ts'

const TABLES = Symbol('tables')

/** A database to be read. Whoever holds it can hand it to a function of storage, and do nothing else with it. */
export type Reader = { readonly [TABLES]: ReadonlyKysely<Tables> }

/** A Backend to be read. */
export function openReader(backend: Backend): Reader {
  return { [TABLES]: openTables(backend) as unknown as ReadonlyKysely<Tables> }
}

/** The tables of a database, for a query of storage's own. */
export function tables(db: Reader): ReadonlyKysely<Tables> {
  return db[TABLES]
}

/** What better-auth is given: it reads and writes its own tables. */
export type AuthTables = Kysely<never>

/** A Backend for better-auth, whose columns are called in the database as they are there. */
export function openAuthTables(backend: Backend): AuthTables {
  return openKysely<never>(backend)
}

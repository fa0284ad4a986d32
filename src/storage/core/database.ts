import type { Kysely } from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'
import type { Backend } from './backend.ts'
import { openKysely, openTables } from './dialect.ts'
import { hidingIncidents } from './sight/hide-incidents.ts'
import type { Tables } from './tables.ts'

const TABLES = Symbol('tables')
const WHOLE = Symbol('whole')
const HIDDEN = Symbol('hidden')

/** A database to be read. Whoever holds it can hand it to a function of storage, and do nothing else with it. */
export type Reader = {
  readonly [TABLES]: ReadonlyKysely<Tables>
  readonly [WHOLE]?: Reader
  readonly [HIDDEN]?: readonly string[]
}

/** A Backend to be read. */
export function openReader(backend: Backend): Reader {
  return { [TABLES]: openTables(backend) as unknown as ReadonlyKysely<Tables> }
}

/** The same database as though these incidents were not in it. */
export function readerWithout(db: Reader, incidents: readonly string[]): Reader {
  const whole = wholeReader(db)
  return { [TABLES]: whole[TABLES].withPlugin(hidingIncidents(incidents)), [WHOLE]: whole, [HIDDEN]: incidents }
}

/** All of it again: for what proves the book, numbers it on or adds it up, and never for a list that somebody reads. */
export function wholeReader(db: Reader): Reader {
  return db[WHOLE] ?? db
}

/** The incidents that are hidden from this reader, for what lies in no table of theirs. */
export function hiddenFrom(db: Reader): readonly string[] {
  return db[HIDDEN] ?? []
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

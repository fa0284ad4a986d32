import type { Kysely } from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'
import type { Backend } from './backend.ts'
import { openKysely, openTables } from './dialect.ts'
import { type Hidden, hidingIncidents } from './sight/hide-incidents.ts'
import type { Tables } from './tables.ts'

const TABLES = Symbol('tables')
const WHOLE = Symbol('whole')
const HIDDEN = Symbol('hidden')

/** A database to be read. Whoever holds it can hand it to a function of storage, and do nothing else with it. */
export type Reader = {
  readonly [TABLES]: ReadonlyKysely<Tables>
  readonly [WHOLE]?: Reader
  readonly [HIDDEN]?: Hidden
}

/** A Backend to be read. */
export function openReader(backend: Backend): Reader {
  return { [TABLES]: openTables(backend) as unknown as ReadonlyKysely<Tables> }
}

/** The same database as though these incidents were not in it. */
export function readerWithout(db: Reader, hidden: Hidden): Reader {
  const whole = wholeReader(db)
  return { [TABLES]: whole[TABLES].withPlugin(hidingIncidents(hidden)), [WHOLE]: whole, [HIDDEN]: hidden }
}

/** All of it again: for what proves the book, numbers it on or adds it up, and never for a list that somebody reads. */
export function wholeReader(db: Reader): Reader {
  return db[WHOLE] ?? db
}

/** What is hidden from this reader. */
export function hiddenFrom(db: Reader): Hidden {
  return db[HIDDEN] ?? { incidents: [], isCounted: true }
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

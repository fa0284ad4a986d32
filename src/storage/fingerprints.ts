import { sql } from 'kysely'
import type { Reader } from './database.ts'
import { peopleOnPage } from './key-pages.ts'
import type { IncidentVault, Vault } from './vault.ts'

/** As many values as one parameter of a statement may carry, on every backend. */
const TOGETHER = 5000

/** Each incident whose people are still there, with the vault that they lie in. */
export async function listIncidentVaults(
  db: Reader,
  vault: Vault,
): Promise<{ incident: string; vault: IncidentVault }[]> {
  const rows = await db.selectFrom('incident_keys').selectAll().orderBy('incident').execute()
  return rows.map(({ incident, sealed }) => ({ incident, vault: vault.incident(incident, sealed) }))
}

/** Who of which incident has one of these fingerprints; each fingerprint is of one incident. Few statements, however many. */
export async function findAcrossIncidents(
  db: Reader,
  wanted: readonly { incident: string; key: Uint8Array }[],
): Promise<{ incident: string; person: string }[]> {
  const found = new Map<string, { incident: string; person: string }>()
  for (let start = 0; start < wanted.length; start += TOGETHER) {
    const pairs = wanted.slice(start, start + TOGETHER).map(({ incident, key }) => [incident, hex(key)])
    for (const { incident, key, ...page } of await pagesFor(db, JSON.stringify(pairs)))
      for (const person of peopleOnPage(page, key)) found.set(`${incident}/${person}`, { incident, person })
  }
  return [...found.values()]
}

/** The ids of the people whose fingerprint is one of these; some may no longer be among the affected. */
export async function findByFingerprint(db: Reader, incident: string, keys: readonly Uint8Array[]): Promise<string[]> {
  const found = await findAcrossIncidents(
    db,
    keys.map((key) => ({ incident, key })),
  )
  return found.map(({ person }) => person)
}

/** The same, so many at most. */
export async function findNear(
  db: Reader,
  incident: string,
  keys: readonly Uint8Array[],
  most: number,
): Promise<string[]> {
  return (await findByFingerprint(db, incident, keys)).slice(0, most)
}

/**
 * The pages of each run on which a wanted fingerprint may stand: those that begin with it, and the one before. Crossed in
 * this order, so that SQLite looks each up instead of reading the pages through.
 */
async function pagesFor(db: Reader, pairs: string) {
  const runs = db
    .selectFrom(sql<{ value: string }>`json_each(${pairs})`.as('wanted'))
    .crossJoin('recounts')
    .crossJoin('key_runs')
    .where('recounts.incident', '=', sql<string>`wanted.value ->> 0`)
    .whereRef('key_runs.recount', '=', 'recounts.id')
    .crossJoin('key_pages as page')
    .whereRef('page.recount', '=', 'key_runs.recount')
    .whereRef('page.run', '=', 'key_runs.run')
    .select(['recounts.incident', sql<Uint8Array>`unhex(wanted.value ->> 1)`.as('key'), 'page.keys', 'page.people'])
  const [beginning, before] = await Promise.all([
    runs.where(sql<boolean>`page.first = unhex(wanted.value ->> 1)`).execute(),
    runs.where(sql<boolean>`page.id = (${LAST_BEFORE})`).execute(),
  ])
  return [...beginning, ...before]
}

const LAST_BEFORE = sql`SELECT earlier.id FROM key_pages AS earlier
  WHERE earlier.recount = key_runs.recount AND earlier.run = key_runs.run AND earlier.first < unhex(wanted.value ->> 1)
  ORDER BY earlier.first DESC, earlier.id DESC LIMIT 1`

function hex(key: Uint8Array): string {
  return Buffer.from(key).toString('hex')
}

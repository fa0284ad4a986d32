import { sql } from 'kysely'
import type { Reader } from './database.ts'
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
    for (const row of await among(db, JSON.stringify(pairs))) found.set(`${row.incident}/${row.person}`, row)
  }
  return [...found.values()]
}

/** Who of an incident has one of these fingerprints, so many at most; some may no longer be among the affected. */
export async function findNear(
  db: Reader,
  incident: string,
  keys: readonly Uint8Array[],
  most: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('person_keys')
    .select('person')
    .distinct()
    .where('recount', 'in', (inner) => inner.selectFrom('recounts').select('id').where('incident', '=', incident))
    .where('key', 'in', keys)
    .limit(most)
    .execute()
  return rows.map(({ person }) => person)
}

// Crossed in this order, so that SQLite looks each pair up instead of reading the keys through.
function among(db: Reader, pairs: string) {
  return db
    .selectFrom(sql<{ value: string }>`json_each(${pairs})`.as('wanted'))
    .crossJoin('recounts')
    .crossJoin('person_keys')
    .where('recounts.incident', '=', sql<string>`wanted.value ->> 0`)
    .whereRef('person_keys.recount', '=', 'recounts.id')
    .where('person_keys.key', '=', sql<Uint8Array>`unhex(wanted.value ->> 1)`)
    .select(['recounts.incident', 'person_keys.person'])
    .distinct()
    .execute()
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}

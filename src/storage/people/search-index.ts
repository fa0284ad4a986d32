import { sql } from 'kysely'
import { type Reader, tables } from '../core/database.ts'
import { HASH_WORDS, type Sought } from '../vault/value-hash.ts'
import type { IncidentVault } from '../vault/vault.ts'
import { peopleOnPage } from './index-page.ts'

/** As many values as one parameter of a statement may carry, on every backend. */
const TOGETHER = 5000

/** What is looked for in one incident, and the vault its people lie in. */
export type Search = { incident: string; vault: IncidentVault; sought: readonly Sought[] }

/** Who of these incidents has one of the values sought there; some may no longer be among the affected. Few statements, however many. */
export async function findAcrossIncidents(
  db: Reader,
  searches: readonly Search[],
): Promise<{ incident: string; person: string }[]> {
  const wanted = searches.flatMap((search) => search.sought.map((each) => wantedOf(search, each)))
  const vaults = new Map(searches.map(({ incident, vault }) => [incident, vault]))
  const found = new Map<string, { incident: string; person: string }>()
  for (let start = 0; start < wanted.length; start += TOGETHER) {
    const some = wanted.slice(start, start + TOGETHER)
    const hashes = new Map([...Map.groupBy(some, ({ incident }) => incident)].map(([each, of]) => [each, halves(of)]))
    for (const { incident, sealed, ...place } of await pagesFor(db, some))
      for (const person of peopleOnPage(vaults.get(incident)!, place, sealed, hashes.get(incident)!))
        found.set(`${incident}/${person}`, { incident, person })
  }
  return [...found.values()]
}

/** The ids of the people of one incident who have one of these values; `most` at most. */
export async function findByValue(
  db: Reader,
  incident: string,
  vault: IncidentVault,
  sought: readonly Sought[],
  most = Number.POSITIVE_INFINITY,
): Promise<string[]> {
  const found = await findAcrossIncidents(db, [{ incident, vault, sought }])
  return found.slice(0, most).map(({ person }) => person)
}

type Wanted = { incident: string; high: number; low: number }

function wantedOf({ incident, vault }: Search, sought: Sought): Wanted {
  const hash = new Uint32Array(HASH_WORDS)
  vault.writeHash(sought, hash, 0)
  return { incident, high: hash[0]!, low: hash[1]! }
}

function halves(wanted: readonly Wanted[]): Map<number, number[]> {
  const lows = new Map<number, number[]>()
  for (const { high, low } of wanted) lows.set(high, [...(lows.get(high) ?? []), low])
  return lows
}

/**
 * The pages on which these hashes may stand: of each run that counts one for each. Crossed in this order, so that SQLite
 * looks each up instead of reading the pages through.
 */
async function pagesFor(db: Reader, wanted: readonly Wanted[]) {
  const pairs = JSON.stringify(wanted.map(({ incident, high }) => [incident, high]))
  return await tables(db)
    .selectFrom('keyPages')
    .innerJoin('recounts', 'recounts.id', 'keyPages.recount')
    .selectAll('keyPages')
    .select('recounts.incident')
    .where('keyPages.id', 'in', (pages) =>
      pages
        .selectFrom(sql<{ value: string }>`json_each(${pairs})`.as('wanted'))
        .crossJoin('recounts as counted')
        .crossJoin('keyRuns')
        .crossJoin('keyPages as page')
        .where('counted.incident', '=', sql<string>`wanted.value ->> 0`)
        .whereRef('keyRuns.recount', '=', 'counted.id')
        .whereRef('page.recount', '=', 'keyRuns.recount')
        .whereRef('page.run', '=', 'keyRuns.run')
        .where('page.page', '=', sql<number>`(wanted.value ->> 1) >> (32 - key_runs.bits)`)
        .select('page.id'),
    )
    .execute()
}

import { sql } from 'kysely'
import type { Act } from '../../breach/words/acts.ts'
import { type Reader, tables } from '../core/database.ts'
import { eachOf } from '../core/json-list.ts'
import type { Vault } from '../vault/vault.ts'
import type { Entry } from './chain.ts'
import { detailsName } from './commit.ts'

/** The entries of these acts about an incident, oldest first, without what lies beside them sealed. */
export async function listEntriesOfActs(db: Reader, incident: string, acts: readonly Act[]): Promise<Entry[]> {
  const rows = await ofActs(db, incident, acts).execute()
  return rows.map(({ body }) => JSON.parse(body) as Entry)
}

/** The entries of these acts that are about no incident, oldest first. */
export async function listBookEntriesOfActs(db: Reader, acts: readonly Act[]): Promise<Entry[]> {
  const rows = await ofActs(db, null, acts).execute()
  return rows.map(({ body }) => JSON.parse(body) as Entry)
}

/** The entries of these acts about an incident with what lies beside them sealed; null where there is nothing or it was destroyed. */
export async function listWordsOfActs(
  db: Reader,
  vault: Vault,
  incident: string,
  acts: readonly Act[],
): Promise<(Entry & { words: unknown })[]> {
  const rows = await ofActs(db, incident, acts)
    .leftJoin('logDetails', 'logDetails.seq', 'log.seq')
    .select(['log.seq', 'logDetails.sealed'])
    .execute()
  return rows.map(({ seq, body, sealed }) => ({
    ...(JSON.parse(body) as Entry),
    words: sealed ? vault.book.open(detailsName(seq), sealed) : null,
  }))
}

/** The newest version of what of an incident has versions of its own; 0 where it has none yet. */
export async function newestVersionOf(db: Reader, incident: string, subject: string): Promise<number> {
  const newest = tables(db)
    .selectFrom('log')
    .select(({ fn }) => fn.max('version').as('version'))
    .where('incident', '=', incident)
    .where('subject', '=', subject)
  return (await newest.executeTakeFirst())?.version ?? 0
}

function ofActs(db: Reader, incident: string | null, acts: readonly Act[]) {
  return tables(db)
    .selectFrom('log')
    .select('body')
    .where('incident', 'is', incident)
    .where('ofLetter', '=', 0)
    .where(sql<string>`body ->> '$.act'`, 'in', eachOf(acts))
    .orderBy('log.seq')
}

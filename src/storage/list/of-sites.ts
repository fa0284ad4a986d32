import { sql } from 'kysely'
import { type Reader, tables } from '../core/database.ts'
import { eachOf } from '../core/json-list.ts'
import type { Vault } from '../vault/vault.ts'
import { siteWord } from './line-words.ts'

/** The incidents of these sites that somebody neither logged nor has a step of by name. */
export async function listOfSites(
  db: Reader,
  vault: Vault,
  { sites, user }: { sites: readonly string[]; user: string },
): Promise<string[]> {
  const words = sites.map((site) => siteWord(vault, site))
  const rows = await tables(db)
    .selectFrom('incidentWords')
    .select('incidentWords.incident')
    .distinct()
    .where('word', 'in', eachOf(words))
    .where(({ not, exists, selectFrom, or }) =>
      not(
        exists(
          selectFrom('steps')
            .select('steps.id')
            .whereRef('steps.incident', '=', 'incidentWords.incident')
            .where((step) => or([step('ownedBy', '=', user), step('backup', '=', user)])),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('log')
            .select('log.seq')
            .whereRef('log.incident', '=', 'incidentWords.incident')
            .where('log.subject', '=', '')
            .where('log.version', '=', 1)
            .where(sql<boolean>`log.body ->> '$.by' = ${user}`),
        ),
      ),
    )
    .execute()
  return rows.map(({ incident }) => incident)
}

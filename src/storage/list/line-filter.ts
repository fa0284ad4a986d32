import { sql } from 'kysely'
import type { Day } from '../../breach/law/day.ts'
import type { Kind } from '../../breach/law/kinds.ts'
import { soonUntil } from '../../breach/law/overdue.ts'
import { type Reader, tables } from '../core/database.ts'
import { eachOf } from '../core/json-list.ts'
import type { Vault } from '../vault/vault.ts'
import { siteWord, soughtWords } from './line-words.ts'

/** What a list of incidents can be narrowed to, besides a kind: something overdue, due in a week, 500 people or more. */
export const SHOWN = ['overdue', 'soon', 'large'] as const

export type Shown = (typeof SHOWN)[number]

/** Whether incidents are closed, as a list can be narrowed to. */
export const STATES = ['open', 'closed'] as const

/** Which incidents a list shows, as of a day: `site` as a whole, `words` those that it is found by. */
export type LineFilter = {
  kind?: Kind | undefined
  show?: Shown | undefined
  state?: (typeof STATES)[number] | undefined
  site?: string | undefined
  words?: string | undefined
  today: Day
}

/** The lines that a filter lets pass. */
export function linesAmong(db: Reader, vault: Vault, { kind, show, state, site, words, today }: LineFilter) {
  const said = soughtWords(vault, words ?? '')
  const sought = [...said, ...(site === undefined ? [] : [siteWord(vault, site)])]
  return (
    tables(db)
      .selectFrom('incidentLines')
      .$call((query) => (kind === undefined ? query : query.where('incidentLines.kind', '=', kind)))
      .$if(state !== undefined, (query) => query.where('closedOn', state === 'open' ? 'is' : 'is not', null))
      // What holds no word finds nothing.
      .$if(words !== undefined && said.length === 0, (query) => query.where(sql<boolean>`0`))
      .$if(sought.length > 0, (query) => query.where('incidentLines.incident', 'in', foundBy(db, sought)))
      .$if(show === 'overdue', (query) => query.where('firstDay', '<', today))
      .$if(show === 'large', (query) => query.where(sql<boolean>`is_large = 1`))
      .$if(show === 'soon', (query) => query.where('incidentLines.incident', 'in', dueSoon(db, today)))
  )
}

/** The incidents that are found by all of these words, as hashes. */
export function foundBy(db: Reader, words: readonly string[]) {
  return tables(db)
    .selectFrom('incidentWords')
    .select('incidentWords.incident')
    .where('word', 'in', eachOf(words))
    .groupBy('incidentWords.incident')
    .having(({ fn }) => fn.countAll<number>(), '=', words.length)
}

// As isSoon and isHeld have it: a last day in the week from today on, which nothing holds any more.
function dueSoon(db: Reader, today: Day) {
  return tables(db)
    .selectFrom('dueDays')
    .select('dueDays.incident')
    .where('day', '>=', today)
    .where('day', '<=', soonUntil(today))
    .where('openFrom', '<=', today)
}

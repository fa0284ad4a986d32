import { sql } from 'kysely'
import { type Day, plus } from '../../breach/law/day.ts'
import type { Act } from '../../breach/words/acts.ts'
import { type Reader, tables } from '../core/database.ts'
import { eachOf } from '../core/json-list.ts'
import { openIncidentRow } from '../incident/incidents.ts'
import { type KeptLine, openLine } from '../list/lines.ts'
import type { Vault } from '../vault/vault.ts'

/** Entries that do not put a record in effect anew: they are about its keeping, or about its reading. */
const OF_KEEPING_OR_READING: readonly Act[] = [
  'preservation_hold_placed',
  'preservation_hold_released',
  'destruction_asked',
  'destruction_withdrawn',
  'records_destroyed',
  'record_of_one_destroyed',
  'letter_opened',
  'letters_printed',
  'drafts_printed',
  'mailing_file_saved',
  'mailing_files_saved',
]

/** An incident with the instant of the newest entry that put it in effect. */
export type AgedLine = KeptLine & { lastEntryAt: string }

/** The instant of the newest entry about an incident that is not about its keeping or its reading. */
export async function findLastEntryAt(db: Reader, incident: string): Promise<string | undefined> {
  const newest = tables(db)
    .selectFrom('log')
    .select(sql<string>`body ->> '$.at'`.as('at'))
    .where('incident', '=', incident)
    .where(sql<boolean>`body ->> '$.act' NOT IN ${eachOf(OF_KEEPING_OR_READING)}`)
  return (await newest.orderBy('seq', 'desc').limit(1).executeTakeFirst())?.at
}

/**
 * The incidents that were closed by a day, whose records are not destroyed, and about which nothing was entered after that
 * day by the clock of any time zone; oldest first.
 */
export async function listAged(db: Reader, vault: Vault, lastDay: Day): Promise<AgedLine[]> {
  const at = sql<string>`(SELECT log.body ->> '$.at' FROM log WHERE log.incident = incident_lines.incident
    AND log.body ->> '$.act' NOT IN ${eachOf(OF_KEEPING_OR_READING)} ORDER BY log.seq DESC LIMIT 1)`
  const rows = await tables(db)
    .selectFrom('incidentLines')
    .innerJoin('incidentKeys', 'incidentKeys.incident', 'incidentLines.incident')
    .innerJoin('incidents', 'incidents.id', 'incidentLines.incident')
    .select(['incidents.id', 'incidents.sealed', 'count', 'steps', 'stepDays', at.as('lastEntryAt')])
    .where('incidentLines.year', '<=', Number(lastDay.slice(0, 4)) + 1)
    .where('closedOn', '<=', lastDay)
    .where(at, '<', plus(lastDay, 2))
    .orderBy('incidentLines.year')
    .orderBy('incidentLines.number')
    .execute()
  return rows.map(({ lastEntryAt, ...row }) => ({
    incident: openIncidentRow(vault, row),
    ...openLine(row),
    lastEntryAt,
  }))
}

/** How many letters and attached files these incidents keep. */
export async function countKept(db: Reader, incidents: readonly string[]) {
  const counted = (table: 'letters' | 'attachments') =>
    tables(db)
      .selectFrom(table)
      .select(['incident', ({ fn }) => fn.countAll<number>().as('count')])
      .where('incident', 'in', eachOf(incidents))
      .groupBy('incident')
      .execute()
  const [letters, attachments] = await Promise.all([counted('letters'), counted('attachments')])
  const of = (rows: typeof letters, id: string) => rows.find(({ incident }) => incident === id)?.count ?? 0
  return new Map(incidents.map((id) => [id, { letters: of(letters, id), attachments: of(attachments, id) }] as const))
}

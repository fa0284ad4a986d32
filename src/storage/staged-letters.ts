import { sql } from 'kysely'
import type { Reader } from './database.ts'
import type { MailingKind } from './mailings.ts'
import { NEVER_WENT } from './printings.ts'

/** Whose letters a mailing staged, before it counts. */
export async function listStagedReaders(db: Reader, mailing: string): Promise<string[]> {
  const rows = await db.selectFrom('letters').select('person').where('mailing', '=', mailing).execute()
  return rows.map(({ person }) => person)
}

/** How many readers of a staged mailing have a letter of that kind by now, of another mailing, that went or is about to go. */
export async function countServedMeanwhile(db: Reader, mailing: string, kind: MailingKind): Promise<number> {
  const row = await db
    .selectFrom('letters as staged')
    .innerJoin('letters as other', (join) =>
      join
        .onRef('other.incident', '=', 'staged.incident')
        .on('other.kind', '=', kind)
        .onRef('other.person', '=', 'staged.person'),
    )
    .innerJoin('mailings', 'mailings.id', 'other.mailing')
    .select(sql<number>`count(DISTINCT staged.person)`.as('readers'))
    .where('staged.mailing', '=', mailing)
    .where('other.state', 'not in', NEVER_WENT)
    .executeTakeFirst()
  return row?.readers ?? 0
}

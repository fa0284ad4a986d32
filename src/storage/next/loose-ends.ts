import { sql } from 'kysely'
import { type Reader, tables } from '../core/database.ts'
import { eachOf } from '../core/json-list.ts'
import type { StepRow } from '../core/step-tables.ts'

/** A step of an incident as far as it says what is next. */
export type StepLine = Pick<StepRow, (typeof OF_STEPS)[number]>

const OF_STEPS = [
  'incident',
  'id',
  'phase',
  'title',
  'sealed',
  'dueOn',
  'dueFrom',
  'dueDays',
  'tellsPatients',
  'owner',
  'ownedBy',
  'backup',
  'playbook',
  'playbookVersion',
  'performedAt',
  'recordedAt',
  'completedBy',
  'notNeededAt',
  'secondPerson',
  'signedAt',
] as const

/** The steps of these incidents, in the order of doing. */
export function listStepLines(db: Reader, incidents: readonly string[]): Promise<StepLine[]> {
  return tables(db)
    .selectFrom('steps')
    .select(OF_STEPS)
    .where('incident', 'in', eachOf(incidents))
    .orderBy('position')
    .execute()
}

/** The mailings of these incidents with how many of their letters wait or are stuck, the newest first. */
export function listMailingLines(db: Reader, incidents: readonly string[]) {
  return tables(db)
    .selectFrom('mailings')
    .select(['incident', 'id', 'mailedOn', 'print'])
    .select((each) => {
      const letters = each.selectFrom('letters').whereRef('letters.mailing', '=', 'mailings.id')
      const count = letters.select(({ fn }) => fn.countAll<number>().as('letters'))
      return [
        count.where('channel', '=', 'print').where('state', '=', 'prepared').as('made'),
        count.where('channel', '=', 'email').where('state', '=', 'queued').as('waiting'),
        count.where('channel', '=', 'email').where(isStuck()).as('stuck'),
      ]
    })
    .where('incident', 'in', eachOf(incidents))
    .orderBy('number', 'desc')
    .execute()
}

/** What the files attached to these incidents are proof of, and how many there are of each. */
export function countAttachedAbout(db: Reader, incidents: readonly string[]) {
  return tables(db)
    .selectFrom('attachments')
    .select(['incident', 'about', ({ fn }) => fn.countAll<number>().as('files')])
    .where('incident', 'in', eachOf(incidents))
    .groupBy(['incident', 'about'])
    .execute()
}

/** The files of these incidents whose import nobody finished, the newest first, and how many of their rows have problems. */
export function listUnfinishedImports(db: Reader, incidents: readonly string[]) {
  return tables(db)
    .selectFrom('uploads')
    .select(['incident', 'id'])
    .select((each) =>
      each
        .selectFrom('uploadRows')
        .whereRef('uploadRows.upload', '=', 'uploads.id')
        .where('problems', '=', 1)
        .where('fixed', '=', 0)
        .select(({ fn }) => fn.countAll<number>().as('rows'))
        .as('rowsToFix'),
    )
    .where('incident', 'in', eachOf(incidents))
    .orderBy('startedAt', 'desc')
    .execute()
}

/** How many rows of the rosters of these incidents name nobody. */
export function countLeftOut(db: Reader, incidents: readonly string[]) {
  return tables(db)
    .selectFrom('rosters')
    .select(['incident', ({ fn }) => fn.sum<number>('refused').as('rows')])
    .where('incident', 'in', eachOf(incidents))
    .where('withdrawnAt', 'is', null)
    .groupBy('incident')
    .execute()
}

/** That a letter failed or is in doubt, and was not made again since. */
export function isStuck() {
  return sql<boolean>`letters.state IN ('failed', 'in_doubt') AND NOT EXISTS (
    SELECT 1 FROM letters AS later WHERE later.incident = letters.incident AND later.kind = letters.kind
      AND later.person = letters.person AND later.copy = letters.copy AND later.printing > letters.printing)`
}

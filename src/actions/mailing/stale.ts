import { Conflict } from '../../errors.ts'
import { countServedMeanwhile, listPreparedFor, listStagedReaders } from '../../storage/mailing/staged-letters.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { excludedOf } from '../people/exclusions.ts'
import { mergedInto } from '../people/merged-into.ts'
import { snapshotOf } from '../people/snapshot.ts'
import type { MailingJob } from './jobs.ts'
import type { Mailing } from './mailing.ts'

/** By which snapshot an incident's people now stand; null before the first. */
export async function snapshotIdOf(opened: OpenIncident): Promise<string | null> {
  return (await snapshotOf(opened))?.id ?? null
}

/**
 * Throws Conflict where a staged mailing is no longer what would be made now: the people were counted anew since, one of
 * its readers was excluded, or has a letter of that kind from elsewhere.
 */
export async function refuseStaleMailing(
  opened: OpenIncident,
  { mailing, request }: MailingJob,
  { snapshot }: { snapshot: string | null },
): Promise<void> {
  const isStale =
    (await snapshotIdOf(opened)) !== snapshot ||
    (await hasLeftOut(opened, mailing)) ||
    (!request.reprint && (await countServedMeanwhile(opened.book.db, mailing, request.kind)) > 0)
  if (isStale) throw new Conflict(STALE)
}

const STALE =
  'The recipients changed while letters were being created, because of a roster, a decision or an e-mail. Nothing was saved. Create the mailing again.'

async function hasLeftOut(opened: OpenIncident, mailing: string): Promise<boolean> {
  const { book } = opened
  const excluded = await excludedOf(opened)
  if (excluded.size === 0) return false
  return (await listStagedReaders(book.db, mailing)).some((person) => excluded.has(person))
}

/**
 * References of the letters to be taken out of the stack before it is mailed: of people who were excluded since, or went
 * with a roster that was withdrawn. Their mailing is kept as it was made, and its files have them still.
 */
export async function lettersToTakeOut(opened: OpenIncident, { id, madeAt }: TakenFrom): Promise<string[]> {
  const [excluded, newest] = await Promise.all([excludedOf(opened), snapshotOf(opened)])
  if (excluded.size === 0 && (newest?.madeAt ?? '') < madeAt) return []
  const rows = await listPreparedFor(opened.book.db, id, [...excluded])
  const merged = await mergedInto(
    opened,
    rows.map(({ person }) => person),
  )
  return rows.filter(({ person }) => excluded.has(person) || !merged.has(person)).map(({ reference }) => reference)
}

type TakenFrom = Pick<Mailing, 'id' | 'madeAt'>

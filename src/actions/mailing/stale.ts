import { doneIn } from '../../breach/incident/destruction.ts'
import { Conflict } from '../../errors.ts'
import { countServedMeanwhile, listPreparedFor, listStagedReaders } from '../../storage/mailing/staged-letters.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { correctionsOfAll } from '../people/correct-person.ts'
import { excludedOf } from '../people/exclusions.ts'
import { mergedInto } from '../people/merged-into.ts'
import { snapshotOf } from '../people/snapshot.ts'
import type { MailingJob, StagedMailing } from './jobs.ts'
import type { Mailing } from './mailing.ts'

/** By which snapshot an incident's people now stand; null before the first. */
export async function snapshotIdOf(opened: OpenIncident): Promise<string | null> {
  return (await snapshotOf(opened))?.id ?? null
}

/**
 * Throws Conflict where a staged mailing is no longer what would be made now: the people were counted anew since, records
 * were destroyed, one of its readers was excluded, or has a letter of that kind from elsewhere.
 */
export async function refuseStaleMailing(
  opened: OpenIncident,
  { mailing, request }: MailingJob,
  { snapshot, destroyed }: Pick<StagedMailing, 'snapshot' | 'destroyed'>,
): Promise<void> {
  const isStale =
    doneIn(opened.incident).length !== destroyed ||
    (await snapshotIdOf(opened)) !== snapshot ||
    (await hasLeftOut(opened, mailing)) ||
    (!request.reprint &&
      request.toPaper === undefined &&
      (await countServedMeanwhile(opened.book.db, mailing, request.kind)) > 0)
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
 * with a roster that was withdrawn, or of whom somebody decided since who reads their letter. Their mailing is kept as it was made, and its files have them still.
 */
export async function lettersToTakeOut(opened: OpenIncident, { id, madeAt }: TakenFrom): Promise<string[]> {
  const [excluded, newest, others] = await Promise.all([
    excludedOf(opened),
    snapshotOf(opened),
    readersDecidedSince(opened, madeAt),
  ])
  const out = new Set([...excluded, ...others])
  if (out.size === 0 && (newest?.madeAt ?? '') < madeAt) return []
  const rows = await listPreparedFor(opened.book.db, id, [...out])
  const merged = await mergedInto(
    opened,
    rows.map(({ person }) => person),
  )
  return rows.filter(({ person }) => out.has(person) || !merged.has(person)).map(({ reference }) => reference)
}

async function readersDecidedSince(opened: OpenIncident, madeAt: string): Promise<string[]> {
  const since = (await correctionsOfAll(opened)).filter(({ setAt }) => setAt > madeAt)
  return since
    .filter(({ after }) => READER_DECISIONS.some((each) => after[each] !== undefined))
    .map((each) => each.person)
}

const READER_DECISIONS = ['life', 'representative', 'ownCare'] as const

type TakenFrom = Pick<Mailing, 'id' | 'madeAt'>

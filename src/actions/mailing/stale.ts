import { Conflict } from '../../errors.ts'
import type { World } from '../../runtime/world.ts'
import { newestSnapshot } from '../../storage/count/roster-snapshots.ts'
import { countServedMeanwhile, listPreparedFor, listStagedReaders } from '../../storage/mailing/staged-letters.ts'
import { excludedPeople } from '../../storage/people/exclusions.ts'
import { mergedInto } from '../people/merged-into.ts'
import type { Mailing } from './mailing.ts'
import type { MailingJob } from './stage-mailing.ts'

/** By which recount an incident's people now stand; null before the first. */
export async function recountOf(world: World, incident: string): Promise<string | null> {
  return (await newestSnapshot(world.db, incident))?.id ?? null
}

/**
 * Throws Conflict where a staged mailing is no longer what would be made now: the people were counted anew since, one of
 * its readers was left out, or has a letter of that kind from elsewhere.
 */
export async function refuseStaleMailing(
  world: World,
  { incident, mailing, wish }: MailingJob,
  { recount }: { recount: string | null },
): Promise<void> {
  const isOvertaken =
    (await recountOf(world, incident)) !== recount ||
    (await hasLeftOut(world, incident, mailing)) ||
    (!wish.reprint && (await countServedMeanwhile(world.db, mailing, wish.kind)) > 0)
  if (isOvertaken) throw new Conflict(OVERTAKEN)
}

const OVERTAKEN =
  'Those to be written to were changed while their letters were written, by a roster, a decision or an e-mail. Nothing was kept: make the mailing again.'

async function hasLeftOut(world: World, incident: string, mailing: string): Promise<boolean> {
  const leftOut = await excludedPeople(world.db, incident)
  if (leftOut.size === 0) return false
  return (await listStagedReaders(world.db, mailing)).some((person) => leftOut.has(person))
}

/**
 * References of the letters to be taken out of the stack before it is mailed: of people who were left out since, or went
 * with a roster that was withdrawn. Their mailing is kept as it was made, and its files have them still.
 */
export async function lettersToTakeOut(world: World, { id, incident, made_at }: TakenFrom): Promise<string[]> {
  const [leftOut, newest] = await Promise.all([excludedPeople(world.db, incident), newestSnapshot(world.db, incident)])
  if (leftOut.size === 0 && (newest?.made_at ?? '') < made_at) return []
  const rows = await listPreparedFor(world.db, id, [...leftOut])
  const heirs = await mergedInto(
    world,
    incident,
    rows.map(({ person }) => person),
  )
  return rows.filter(({ person }) => leftOut.has(person) || !heirs.has(person)).map(({ reference }) => reference)
}

type TakenFrom = Pick<Mailing, 'id' | 'incident' | 'made_at'>

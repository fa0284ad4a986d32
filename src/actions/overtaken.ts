import { Conflict } from '../errors.ts'
import { leftOutOf } from '../storage/left-out.ts'
import { newestRecount } from '../storage/recounts.ts'
import { countServedMeanwhile, listStagedReaders } from '../storage/staged-letters.ts'
import type { World } from '../world.ts'
import type { MailingJob } from './stage-mailing.ts'

/** By which recount an incident's people now stand; null before the first. */
export async function recountOf(world: World, incident: string): Promise<string | null> {
  return (await newestRecount(world.db, incident))?.id ?? null
}

/**
 * Throws Conflict where a staged mailing is no longer what would be made now: the people were counted anew since, one of
 * its readers was left out, or has a letter of that kind from elsewhere.
 */
export async function refuseOvertaken(
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
  const leftOut = await leftOutOf(world.db, incident)
  if (leftOut.size === 0) return false
  return (await listStagedReaders(world.db, mailing)).some((person) => leftOut.has(person))
}

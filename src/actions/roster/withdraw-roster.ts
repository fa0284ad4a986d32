import { randomBytes } from 'node:crypto'
import { Missing, Refused } from '../../errors.ts'
import type { World } from '../../runtime/world.ts'
import { deleteOlderPairs } from '../../storage/count/pairs.ts'
import { dropStaged } from '../../storage/count/roster-snapshots.ts'
import type { Actor } from '../../storage/log/commit.ts'
import { findRoster, withdrawRoster as marked } from '../../storage/roster/rosters.ts'
import { commitSnapshot, nextSnapshot } from '../count/roster-snapshot.ts'
import type { StagedSnapshot } from './stage-import.ts'
import { stageWithdrawal } from './stage-withdrawal.ts'

/** Withdraws a roster that was sent by mistake: the people are counted as if it had never come, and the log keeps both. */
export async function withdrawRoster(
  world: World,
  by: Actor,
  incident: string,
  roster: string,
  reason: string,
): Promise<StagedSnapshot> {
  const row = await findRoster(world.db, incident, roster)
  if (!row) throw new Missing(`Incident ${incident} has no such roster.`)
  if (row.withdrawn_at) throw new Refused(`Roster no. ${row.number} was withdrawn already.`)
  const number = await nextSnapshot(world, incident)
  const recount = randomBytes(6).toString('hex')
  const job = { incident, roster, recount }
  try {
    const counted = await (world.runWithdrawal ?? ((each) => stageWithdrawal(world, each)))(job)
    const writes = [marked(roster, world.now()), deleteOlderPairs(incident, recount)]
    const told = {
      act: 'roster_withdrawn' as const,
      facts: { roster, number: row.number },
      details: { reason },
      writes,
    }
    await commitSnapshot(world, by, { id: recount, incident, number, cause: 'withdrawal', roster, ...told }, counted)
    return counted
  } catch (error) {
    await world.backend.batch(dropStaged(recount))
    throw error
  }
}

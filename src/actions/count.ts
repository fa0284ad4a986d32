import type { Count } from '../breach/incident.ts'
import type { Residence } from '../breach/states.ts'
import { newestRecount, type StateGroup } from '../storage/recounts.ts'
import type { World } from '../world.ts'
import { countedByState } from './counted.ts'
import { reachOf, withReach } from './reach.ts'

/**
 * How many different people the rosters of an incident hold, by State, and whom of them no letter reaches by what the mail
 * taught since; who is left out is not counted. Null before the first roster.
 */
export async function countOf(world: World, incident: string): Promise<Count | null> {
  const newest = await newestRecount(world.db, incident)
  if (!newest || (newest.cause === 'withdrawal' && newest.people === 0)) return null
  const { groups, leftOut } = await countedByState(world, incident, newest.by_state)
  const sum = (field: keyof StateGroup) => Object.values(groups).reduce((total, group) => total + group[field], 0)
  const residents = Object.entries(groups).map(([state, group]) => [state as Residence, group.living + group.deceased])
  const counted = {
    people: newest.people - leftOut,
    atLeast: newest.at_least - leftOut,
    atMost: newest.at_most - leftOut,
    byState: Object.fromEntries(residents),
    unreachable: sum('livingUnreachable'),
    nextOfKinUnreachable: sum('deceasedUnreachable'),
  }
  return withReach(counted, await reachOf(world, incident))
}

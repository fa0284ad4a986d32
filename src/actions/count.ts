import type { Count } from '../breach/incident.ts'
import type { Residence } from '../breach/states.ts'
import { newestRecount, type StateGroup } from '../storage/recounts.ts'
import type { World } from '../world.ts'
import type { ByState } from './by-state.ts'
import { reachOf, withReach } from './reach.ts'

/**
 * How many different people the rosters of an incident hold, by State, and whom of them no letter reaches by what the mail
 * taught since; null before the first roster.
 */
export async function countOf(world: World, incident: string): Promise<Count | null> {
  const newest = await newestRecount(world.db, incident)
  if (!newest || (newest.cause === 'withdrawal' && newest.people === 0)) return null
  const groups = JSON.parse(newest.by_state) as ByState
  const sum = (field: keyof StateGroup) => Object.values(groups).reduce((total, group) => total + group[field], 0)
  const residents = Object.entries(groups).map(([state, group]) => [state as Residence, group.living + group.deceased])
  const counted = {
    people: newest.people,
    atLeast: newest.at_least,
    atMost: newest.at_most,
    byState: Object.fromEntries(residents),
    unreachable: sum('livingUnreachable'),
    nextOfKinUnreachable: sum('deceasedUnreachable'),
  }
  return withReach(counted, await reachOf(world, incident))
}

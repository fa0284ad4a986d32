import type { Count } from '../breach/incident.ts'
import type { Residence } from '../breach/states.ts'
import { countPeople } from '../storage/people.ts'
import { listRosters } from '../storage/rosters.ts'
import type { World } from '../world.ts'

/** How many different people the rosters of an incident hold, by State; null before the first roster. */
export async function countOf(world: World, incident: string): Promise<Count | null> {
  const newest = (await listRosters(world.db, incident)).at(-1)
  if (!newest) return null
  const groups = await countPeople(world.db, incident)
  const sum = (of: typeof groups, field: 'people' | 'unreachable') =>
    of.reduce((total, group) => total + group[field], 0)
  const people = sum(groups, 'people')
  const byState: Count['byState'] = {}
  for (const { state, people } of groups) byState[state as Residence] = (byState[state as Residence] ?? 0) + people
  return {
    people,
    atLeast: newest.at_least,
    atMost: newest.at_most,
    byState,
    unreachable: sum(
      groups.filter((group) => !group.deceased),
      'unreachable',
    ),
    nextOfKinUnreachable: sum(
      groups.filter((group) => group.deceased),
      'unreachable',
    ),
  }
}

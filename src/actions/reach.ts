import type { Count } from '../breach/incident.ts'
import { leftOutOf } from '../storage/left-out.ts'
import { listAddressed, listFound, listLost, type Reached } from '../storage/reach.ts'
import type { World } from '../world.ts'

/** What the mail taught since the rosters came: whom no letter reached, and whom one reaches though no roster said how. */
export type Reach = { lost: Reached[]; found: Reached[] }

/** Whom letters turned out to reach and not to reach; who is left out of the count is in neither. */
export async function reachOf(world: World, incident: string): Promise<Reach> {
  const [lost, found, leftOut] = await Promise.all([
    listLost(world.db, incident),
    listFound(world.db, incident),
    leftOutOf(world.db, incident),
  ])
  const counts = ({ person }: Reached) => !leftOut.has(person)
  return { lost: lost.filter(counts), found: found.filter(counts) }
}

/** How many letters that the rosters stop can go all the same, to an address learnt since. */
export async function addressedSince(world: World, incident: string): Promise<number> {
  const [addressed, leftOut] = await Promise.all([listAddressed(world.db, incident), leftOutOf(world.db, incident)])
  return addressed.filter(({ person }) => !leftOut.has(person)).length
}

/** The count with what the mail taught: of the living, and of those whose next of kin it did not reach. */
export function withReach<Counted extends Pick<Count, 'unreachable' | 'nextOfKinUnreachable'>>(
  counted: Counted,
  { lost, found }: Reach,
): Counted {
  const more = (dead: boolean) => of(lost, dead) - of(found, dead)
  return {
    ...counted,
    unreachable: counted.unreachable + more(false),
    nextOfKinUnreachable: counted.nextOfKinUnreachable + more(true),
  }
}

function of(people: readonly Reached[], dead: boolean): number {
  return people.filter(({ deceased }) => (deceased === 1) === dead).length
}

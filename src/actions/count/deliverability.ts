import type { Count } from '../../breach/incident/incident.ts'
import type { World } from '../../runtime/world.ts'
import {
  type Deliverability,
  type DeliveryChange,
  findDeliverability,
  listAddressed,
  newestEntryAbout,
} from '../../storage/count/deliverability.ts'
import { excludedPeople } from '../../storage/people/exclusions.ts'

/** Whom letters turned out to reach and not to reach; who is left out of the count is in neither. */
export async function deliverabilityOf(world: World, incident: string): Promise<Deliverability> {
  const [{ lost, found }, leftOut] = await Promise.all([learnt(world, incident), excludedPeople(world.db, incident)])
  const counts = ({ person }: DeliveryChange) => !leftOut.has(person)
  return { lost: lost.filter(counts), found: found.filter(counts) }
}

// Among a million it takes half a second, and every page of an incident asks: it is looked up again once something happened.
const known = new WeakMap<object, Map<string, { entry: number; reach: Deliverability }>>()

async function learnt({ db, backend }: World, incident: string): Promise<Deliverability> {
  const entry = await newestEntryAbout(db, incident)
  const mine = known.get(backend) ?? new Map<string, { entry: number; reach: Deliverability }>()
  known.set(backend, mine)
  const before = mine.get(incident)
  if (before?.entry === entry) return before.reach
  const reach = await findDeliverability(db, incident)
  mine.set(incident, { entry, reach })
  return reach
}

/** How many letters that the rosters stop can go all the same, to an address learnt since. */
export async function addressedSince(world: World, incident: string): Promise<number> {
  const [addressed, leftOut] = await Promise.all([
    listAddressed(world.db, incident),
    excludedPeople(world.db, incident),
  ])
  return addressed.filter(({ person }) => !leftOut.has(person)).length
}

/** The count with what the mail taught: of the living, and of those whose next of kin it did not reach. */
export function withDeliverability<Counted extends Pick<Count, 'unreachable' | 'nextOfKinUnreachable'>>(
  counted: Counted,
  { lost, found }: Deliverability,
): Counted {
  const more = (dead: boolean) => of(lost, dead) - of(found, dead)
  return {
    ...counted,
    unreachable: counted.unreachable + more(false),
    nextOfKinUnreachable: counted.nextOfKinUnreachable + more(true),
  }
}

function of(people: readonly DeliveryChange[], dead: boolean): number {
  return people.filter(({ deceased }) => (deceased === 1) === dead).length
}

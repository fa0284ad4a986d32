import type { Count } from '../../breach/incident/incident.ts'
import {
  type Deliverability,
  type DeliveryChange,
  findDeliverabilities,
  NOTHING_LEARNT,
} from '../../storage/count/deliverability.ts'
import { untilEntered } from '../incident/newest-entry.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'
import { excludedOf } from '../people/exclusions.ts'
import { correctedIn } from './learnt.ts'

/** Whom letters turned out to reach and not to reach; who is excluded from the count is in neither. */
export const deliverabilityOf = incidentPart(async (opened: OpenIncident): Promise<Deliverability> => {
  const [all, excluded] = await Promise.all([learntOf(opened), excludedOf(opened)])
  return withoutExcluded(all, excluded)
})

/** What the mail taught, of those alone who are counted. */
export function withoutExcluded(
  { undeliverable, deliverable, addressed }: Deliverability,
  excluded: ReadonlySet<string>,
): Deliverability {
  const counts = ({ person }: DeliveryChange) => !excluded.has(person)
  return {
    undeliverable: undeliverable.filter(counts),
    deliverable: deliverable.filter(counts),
    addressed: addressed.filter(counts),
  }
}

/** What the mail taught, of those excluded too. Among a million it takes half a second, and every page of an incident asks. */
export const learntOf = incidentPart((opened: OpenIncident): Promise<Deliverability> => {
  const { book, id } = opened
  return untilEntered(opened, 'deliverability', async () => {
    const learnt = await findDeliverabilities(book.db, [id], await correctedIn(book, [id]))
    return learnt.get(id) ?? NOTHING_LEARNT
  })
})

/** How many letters that the rosters stop can go all the same, to an address learnt since. */
export const addressedSince = incidentPart(async (opened: OpenIncident): Promise<number> => {
  return (await deliverabilityOf(opened)).addressed.length
})

/** The count with what the mail taught: of the living, and of those whose next of kin it did not reach. */
export function withDeliverability<Counted extends Pick<Count, 'unreachable' | 'nextOfKinUnreachable'>>(
  counted: Counted,
  { undeliverable, deliverable }: Pick<Deliverability, 'undeliverable' | 'deliverable'>,
): Counted {
  const more = (dead: boolean) => of(undeliverable, dead) - of(deliverable, dead)
  return {
    ...counted,
    unreachable: counted.unreachable + more(false),
    nextOfKinUnreachable: counted.nextOfKinUnreachable + more(true),
  }
}

function of(people: readonly DeliveryChange[], dead: boolean): number {
  return people.filter(({ deceased }) => deceased === dead).length
}

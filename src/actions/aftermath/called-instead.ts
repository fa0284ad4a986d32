import { zoneOf } from '../book/today.ts'
import { deliverabilityOf } from '../count/deliverability.ts'
import { standingOfSpecial } from '../count/ledger.ts'
import { type SpecialPerson, specialPeople } from '../count/special-people.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'

/** Those who were told by telephone instead of by letter, and how many of them the count has among those whom no letter reaches. */
export const calledInstead = incidentPart(async (opened: OpenIncident) => {
  const { book, incident } = opened
  const [special, { undeliverable, deliverable }, zone] = await Promise.all([
    specialPeople(book, [incident]),
    deliverabilityOf(opened),
    zoneOf(book),
  ])
  const [back, reached] = [undeliverable, deliverable].map((all) => new Set(all.map(({ person }) => person)))
  const isUnreachable = ({ person, row }: SpecialPerson) =>
    back?.has(person) || (row.reachable === 0 && !reached?.has(person))
  const called = special.filter((one) => standingOfSpecial(one, zone, incident).state === 'telephone')
  return { people: new Set(called.map(({ person }) => person)), unreachable: called.filter(isUnreachable).length }
})

import { zoneOf } from '../book/today.ts'
import { deliverabilityOf } from '../count/deliverability.ts'
import { standingOfSpecial } from '../count/ledger.ts'
import { specialPeople } from '../count/special-people.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'

/** Those who were told by telephone instead of by letter, and how many of them no letter reaches to this day. */
export const calledInstead = incidentPart(async (opened: OpenIncident) => {
  const { book, incident } = opened
  const [special, { undeliverable }, zone] = await Promise.all([
    specialPeople(book, [incident]),
    deliverabilityOf(opened),
    zoneOf(book),
  ])
  const back = new Set(undeliverable.map(({ person }) => person))
  const called = special.filter((one) => standingOfSpecial(one, zone, incident).state === 'telephone')
  return {
    people: new Set(called.map(({ person }) => person)),
    unreachable: called.filter(({ person, row }) => row.reachable === 0 || back.has(person)).length,
  }
})

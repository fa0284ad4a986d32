import { zoneOf } from '../book/today.ts'
import { standingOfSpecial } from '../count/ledger.ts'
import { specialPeople } from '../count/special-people.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'

/** Those who were told by telephone instead of by letter. */
export const calledInstead = incidentPart(async ({ book, incident }: OpenIncident): Promise<ReadonlySet<string>> => {
  const [special, zone] = await Promise.all([specialPeople(book, [incident]), zoneOf(book)])
  const called = special.filter((one) => standingOfSpecial(one, zone, incident).state === 'telephone')
  return new Set(called.map(({ person }) => person))
})

import { listPeople } from '../../storage/people/people.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'
import { type KnownPerson, openPeople } from './people.ts'
import { snapshotOf } from './snapshot.ts'

/** So few people are all opened for one page. */
const FEW = 1000

/** All the affected of an incident in the order of the list, where they are few; null where they are more, or no roster came. */
export const allIfFew = incidentPart(async (opened: OpenIncident): Promise<KnownPerson[] | null> => {
  const newest = await snapshotOf(opened)
  if (!newest || newest.people > FEW) return null
  return await openPeople(opened, await listPeople(opened.book.db, opened.id, { limit: FEW }))
})

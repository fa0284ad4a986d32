import type { Incident } from '../../breach/incident/incident.ts'
import { haveSamePeople } from '../../breach/incident/restriction.ts'
import { type Day, inWords } from '../../breach/law/day.ts'
import { discoveredOn } from '../../breach/law/discovery.ts'
import { Refused } from '../../errors.ts'
import { findIncident } from '../../storage/incident/incidents.ts'
import type { Book } from '../book/book.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { sightOf } from '../incident/sight.ts'

/** Refuses to merge an incident into one that is not there, does not stand, has a longer clock or is seen by others. */
export async function refuseMerging({ book, id, incident }: OpenIncident, into: string): Promise<void> {
  const other = into === id ? undefined : await findIncident(book.db, book.vault, into)
  const message = whyNotInto(incident, into, other)
  if (message !== null) throw new Refused(message, [{ path: 'into', message }])
  await refuseUnlikeRestricted(book, [id, into])
}

// One names the other: whoever sees the one would learn of the other.
async function refuseUnlikeRestricted(book: Book, ids: readonly string[]): Promise<void> {
  const { restrictions } = await sightOf(book)
  const [one, ...more] = restrictions.filter(({ incident }) => ids.includes(incident))
  const [other] = more
  if (!one || (other && haveSamePeople(one, other))) return
  const message = other ? OTHER_PEOPLE : ONE_RESTRICTED
  throw new Refused(message, [{ path: 'into', message }])
}

const ONE_RESTRICTED = 'One of the two is restricted. Restrict the other too, or lift the restriction first.'
const OTHER_PEOPLE = 'Both are restricted, but not to the same people. Name the same people on both first.'

function whyNotInto(incident: Incident, into: string, other: Incident | undefined): string | null {
  if (into === incident.id) return 'Enter the number of the other incident.'
  if (!other) return `There is no incident ${into}.`
  if (other.closing && other.closing.how !== 'finished')
    return `Incident ${into} was ${other.closing.how} itself. Enter the one that stands.`
  const [here, there] = [clockOf(incident), clockOf(other)]
  return here < there
    ? `The clock of this one runs from ${inWords(here)}, before that of ${into} (${inWords(there)}). Set the earlier day there first.`
    : null
}

// Day 0 of the law, which an agent's knowledge or a day on which it should have been known may have moved.
function clockOf({ discoveredOn: knownOn, event, associate }: Incident): Day {
  return discoveredOn({ event: { ...event, knownOn }, associate })
}

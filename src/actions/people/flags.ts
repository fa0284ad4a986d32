import type { Incident } from '../../breach/incident/incident.ts'
import { FLAGS, type Flag, type FlagDays, flagsOf } from '../../people/flags.ts'
import type { Person } from '../../people/values/person.ts'
import { isDoubtful } from '../../people/values/triage.ts'
import type { RosterSnapshot } from '../../storage/count/roster-snapshots.ts'
import type { Book } from '../book/book.ts'
import { todayOf } from '../book/today.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { withdrawnFrom } from './email-consent.ts'
import { decidedOf, excludedOf, firstDayOf } from './exclusions.ts'
import { allIfFew } from './few-people.ts'
import type { KnownPerson } from './people.ts'
import { snapshotOf } from './snapshot.ts'

/** What the list of people can be filtered by. */
export const FILTERS = [...FLAGS, 'address_doubt', 'left_out'] as const

export type Filter = Flag | 'address_doubt' | 'left_out'

/** The days on which the flags of an incident's people are judged: until a letter is dated, its day is today. */
export async function flagDays(
  book: Book,
  incident: Pick<Incident, 'occurredFrom' | 'discoveredOn'>,
): Promise<FlagDays> {
  return { letter: await todayOf(book), breach: firstDayOf(incident) }
}

/** The flags of these people, by id. */
export async function flagsFor(opened: OpenIncident, people: readonly KnownPerson[]): Promise<Map<string, Flag[]>> {
  const flags = await flagsNow(opened)
  return new Map(people.map((each) => [each.id, flags(each)]))
}

/** Says of a person whether a filter asks for him or her; who is excluded is known outside the seal, and not said here. */
export async function holderOf(opened: OpenIncident): Promise<(known: KnownPerson, filter: Filter) => boolean> {
  const flags = await flagsNow(opened)
  return (known, filter) => {
    if (filter === 'left_out') return false
    if (filter === 'address_doubt') return isDoubtful(known.person.address)
    return flags(known).includes(filter)
  }
}

/** How many have which flag, as far as that can be said: many people are not all opened for it. */
export async function flagCounts(opened: OpenIncident): Promise<Partial<Record<Filter, number>>> {
  const newest = await snapshotOf(opened)
  if (!newest) return {}
  const [out, people, holds] = await Promise.all([excludedOf(opened), allIfFew(opened), holderOf(opened)])
  if (!people) return { deceased: deceasedIn(newest), left_out: out.size }
  const counted = FILTERS.map((filter) => [filter, people.filter((each) => holds(each, filter)).length] as const)
  return { ...Object.fromEntries(counted), left_out: out.size }
}

function deceasedIn({ byState }: RosterSnapshot): number {
  return Object.values(byState).reduce((sum, group) => sum + group.deceased, 0)
}

// Of whom it was decided whether this is a patient, nobody asks again.
async function flagsNow(opened: OpenIncident): Promise<(known: KnownPerson) => Flag[]> {
  const days = flagDays(opened.book, opened.incident)
  const [on, withdrawn, decided] = await Promise.all([days, withdrawnFrom(opened), decidedOf(opened)])
  return (known) => {
    const flags = flagsOf(asOfNow(known, withdrawn), on)
    return decided.has(known.id) ? flags.filter((flag) => flag !== 'perhaps_no_patient') : flags
  }
}

// Whoever took the consent to e-mail back since the roster came is shown as such.
function asOfNow({ id, person }: KnownPerson, withdrawn: ReadonlySet<string>): Person {
  return withdrawn.has(id) ? { ...person, emailConsent: false } : person
}

import type { Incident } from '../breach/incident.ts'
import { FLAGS, type Flag, type FlagDays, flagsOf } from '../people/flags.ts'
import type { Person } from '../people/person.ts'
import { addressDoubts } from '../people/triage.ts'
import { leftOutOf } from '../storage/left-out.ts'
import { listPeople } from '../storage/people.ts'
import { newestRecount } from '../storage/recounts.ts'
import type { RecountRow } from '../storage/tables.ts'
import type { World } from '../world.ts'
import type { ByState } from './by-state.ts'
import { withdrawnFrom } from './email-consent.ts'
import { firstDayOf } from './left-out.ts'
import { type KnownPerson, openPeople, pageOfPeople, peopleInOrder } from './people.ts'
import { todayOf } from './today.ts'

/** What the list of people can be filtered by. */
export const FILTERS = [...FLAGS, 'address_doubt', 'left_out'] as const

export type Filter = Flag | 'address_doubt' | 'left_out'

/** As many as one page opens in search of those it shows, and as many as are counted by flag. */
const LOOKED_THROUGH = 3000
const COUNTED = 1000
const TOGETHER = 500

/** A page of a filtered list. `looked` people were opened for it; `next` goes on, null: that is the end. */
export type FilteredPage = { items: KnownPerson[]; next: string | null; looked: number }

/** The days on which the flags of an incident's people are judged: until a letter is dated, its day is today. */
export async function flagDays(
  world: World,
  incident: Pick<Incident, 'occurredFrom' | 'discoveredOn'>,
): Promise<FlagDays> {
  return { letter: await todayOf(world), breach: firstDayOf(incident) }
}

/** The flags of these people, by id; whoever took the consent to e-mail back since the roster came is told as such. */
export async function flagsFor(
  world: World,
  incident: Incident,
  people: readonly KnownPerson[],
): Promise<Map<string, Flag[]>> {
  const [days, withdrawn] = await Promise.all([flagDays(world, incident), withdrawnFrom(world, incident.id)])
  return new Map(people.map((each) => [each.id, flagsOf(asOfNow(each, withdrawn), days)]))
}

/** The people a filter asks for, a page at a time. What lies sealed is opened in the order of the list, so many a page. */
export async function pageOfFiltered(
  world: World,
  incident: Incident,
  by: { filter: Filter; after?: string | undefined; limit: number },
): Promise<FilteredPage> {
  if (by.filter === 'left_out') return await pageOfLeftOut(world, incident.id, by)
  const holds = await holder(world, incident)
  const items: KnownPerson[] = []
  let [after, looked] = [by.after, 0]
  while (looked < LOOKED_THROUGH) {
    const page = await candidates(world, incident.id, by.filter, after)
    for (const each of page.items) {
      if (holds(each, by.filter)) items.push(each)
      looked += 1
      if (items.length === by.limit) return { items, next: each.id, looked }
    }
    if (page.next === null) return { items, next: null, looked }
    after = page.next
  }
  return { items, next: after ?? null, looked }
}

/** How many have which flag, as far as that can be told: many people are not all opened for it. */
export async function flagCounts(world: World, incident: Incident): Promise<Partial<Record<Filter, number>>> {
  const recount = await newestRecount(world.db, incident.id)
  if (!recount) return {}
  if (recount.people > COUNTED) return await countsOutside(world, incident.id, recount)
  const rows = await listPeople(world.db, incident.id, { limit: COUNTED })
  const holds = await holder(world, incident)
  const people = await openPeople(world, incident.id, rows)
  const out = await leftOutOf(world.db, incident.id)
  const counted = FILTERS.map((filter) => [filter, people.filter((each) => holds(each, filter)).length] as const)
  return { ...Object.fromEntries(counted), left_out: out.size }
}

// What stands outside the seals: whom a roster calls deceased, and who is left out.
async function countsOutside(world: World, incident: string, { by_state }: RecountRow) {
  const groups = Object.values(JSON.parse(by_state) as ByState)
  const out = await leftOutOf(world.db, incident)
  return { deceased: groups.reduce((sum, group) => sum + group.deceased, 0), left_out: out.size }
}

async function holder(world: World, incident: Incident): Promise<(known: KnownPerson, filter: Filter) => boolean> {
  const [days, withdrawn] = await Promise.all([flagDays(world, incident), withdrawnFrom(world, incident.id)])
  return (known, filter) => {
    if (filter === 'left_out') return false
    if (filter === 'address_doubt') return addressDoubts(known.person.address).some((doubt) => doubt !== 'unusable')
    return flagsOf(asOfNow(known, withdrawn), days).includes(filter)
  }
}

function asOfNow({ id, person }: KnownPerson, withdrawn: ReadonlySet<string>): Person {
  return withdrawn.has(id) ? { ...person, emailConsent: false } : person
}

// Whose letter is stopped stands outside the seal: nobody else has to be opened for it.
async function candidates(world: World, incident: string, filter: Filter, after: string | undefined) {
  if (filter !== 'no_address') return await pageOfPeople(world, incident, { after, limit: TOGETHER })
  const rows = await listPeople(world.db, incident, { after, reachable: false, limit: TOGETHER })
  const items = await openPeople(world, incident, rows)
  return { items, next: rows.length < TOGETHER ? null : (rows.at(-1)?.person ?? null) }
}

async function pageOfLeftOut(
  world: World,
  incident: string,
  { after = '', limit }: { after?: string | undefined; limit: number },
) {
  const ids = [...(await leftOutOf(world.db, incident))].toSorted().filter((id) => id > after)
  const items = await Array.fromAsync(peopleInOrder(world, incident, ids.slice(0, limit)))
  return { items, next: ids.length > limit ? (ids[limit - 1] ?? null) : null, looked: items.length }
}

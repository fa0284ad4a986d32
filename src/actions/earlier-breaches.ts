import { nameForms } from '../people/name-forms.ts'
import type { Person } from '../people/person.ts'
import { type Sameness, samenessOf } from '../people/same-person.ts'
import { findAcrossIncidents, listIncidentVaults } from '../storage/fingerprints.ts'
import type { World } from '../world.ts'
import { type LookUp, lookUpsOf } from './look-ups.ts'
import { theWholePerson, type WholePerson, wholePeople } from './whole-person.ts'

/** Somebody of an incident who is, or may be, the person looked for. */
export type FoundPerson = Omit<WholePerson, 'said'> & Sameness & { incident: string }

/** Who was found, surest and newest first, and how many others share a value and are plainly somebody else. */
export type Found = { people: FoundPerson[]; others: number }

/**
 * Looks through every incident for a person, given in one description or several. Values are found exactly as they are
 * written, names also in their usual forms; only the people found are opened, and then compared whole.
 */
export async function findInIncidents(world: World, wanted: readonly Person[]): Promise<Found> {
  const byIncident = Map.groupBy(await idsAcross(world, wanted), ({ incident }) => incident)
  const found: FoundPerson[] = []
  for (const [incident, ids] of byIncident) {
    const people = ids.map(({ person }) => person)
    for (const whole of await wholePeople(world, incident, people)) found.push(judged(wanted, incident, whole))
  }
  const people = found.filter(({ verdict }) => verdict !== 'other').toSorted(surestAndNewest)
  return { people, others: found.length - people.length }
}

/** The other incidents in which one of the affected was, or may have been, involved too. */
export async function findEarlierBreaches(world: World, incident: string, person: string): Promise<Found> {
  const { person: merged, said } = await theWholePerson(world, incident, person)
  return await findInIncidents(world, [merged, ...said.map((each) => each.person)])
}

async function idsAcross(world: World, wanted: readonly Person[]) {
  const lookUps = distinct(wanted.flatMap(lookUpsFor))
  const vaults = await listIncidentVaults(world.db, world.vault)
  const keys = vaults.flatMap(({ incident, vault }) =>
    lookUps.map(({ kind, value }) => ({ incident, key: vault.fingerprint(kind, value) })),
  )
  return await findAcrossIncidents(world.db, keys)
}

function lookUpsFor(person: Person): LookUp[] {
  const { givenName = '', familyName = '' } = person
  const names = givenName && familyName ? nameForms(givenName, familyName) : []
  const exact = lookUpsOf(person).filter(({ kind }) => kind !== 'building' && kind !== 'name')
  return [...exact, ...names.flatMap((name) => lookUpsOf({ familyName: name, address: {} }))]
}

function distinct(lookUps: readonly LookUp[]): LookUp[] {
  return [...new Map(lookUps.map((each) => [`${each.kind}:${each.value}`, each])).values()]
}

const RANK = { same: 0, doubtful: 1, other: 2 }

function judged(wanted: readonly Person[], incident: string, { said, ...known }: WholePerson): FoundPerson {
  const descriptions = [known.person, ...said.map(({ person }) => person)]
  const best = wanted
    .map((each) => samenessOf(each, descriptions))
    .toSorted((a, b) => RANK[a.verdict] - RANK[b.verdict])[0]
  return { ...known, incident, ...(best ?? { verdict: 'other', reasons: [] }) }
}

function surestAndNewest(a: FoundPerson, b: FoundPerson): number {
  return RANK[a.verdict] - RANK[b.verdict] || (a.incident < b.incident ? 1 : -1)
}

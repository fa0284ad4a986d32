import type { Person } from '../../people/values/person.ts'
import type { World } from '../../runtime/world.ts'
import { batches } from '../../storage/core/batches.ts'
import type { PersonRow } from '../../storage/core/tables.ts'
import { findIncidentVault } from '../../storage/incident/incidents.ts'
import { findPeople, findPerson, listPeople } from '../../storage/people/people.ts'
import { findByValue } from '../../storage/people/search-index.ts'
import type { IncidentVault } from '../../storage/vault/vault.ts'
import { correctionsOf, withCorrection } from './corrected-address.ts'
import { missingPeople, missingPerson } from './missing.ts'
import { unsealPeople } from './sealed-blocks.ts'
import { searchValuesFor } from './search-index.ts'

const PAGE = 500

/** An affected individual of an incident, with the State in which he or she is counted and the address that now holds. */
export type KnownPerson = { id: string; state: string; person: Person }

/** One page of the affected; `next` is where the following page begins, null after the last. */
export async function pageOfPeople(world: World, incident: string, by: { after?: string | undefined; limit: number }) {
  await vaultOf(world, incident)
  const rows = await listPeople(world.db, incident, { after: by.after, limit: by.limit + 1 })
  const items = await openPeople(world, incident, rows.slice(0, by.limit))
  return { items, next: rows.length > by.limit ? (items.at(-1)?.id ?? null) : null }
}

/** All the affected, one after the other. */
export async function* eachPerson(world: World, incident: string): AsyncGenerator<KnownPerson> {
  for (let after: string | undefined; ; ) {
    const page = await pageOfPeople(world, incident, { after, limit: PAGE })
    yield* page.items
    if (page.next === null) return
    after = page.next
  }
}

/** These of the affected, in this order. Whoever is no longer there is left out. */
export async function* peopleInOrder(
  world: World,
  incident: string,
  ids: readonly string[],
): AsyncGenerator<KnownPerson> {
  for (const wanted of batches(ids)) {
    const known = await openPeople(world, incident, await findPeople(world.db, incident, wanted))
    const byId = new Map(known.map((each) => [each.id, each]))
    yield* wanted.map((id) => byId.get(id)).filter((each) => each !== undefined)
  }
}

/** One of the affected, or Missing. */
export async function thePerson(world: World, incident: string, id: string): Promise<KnownPerson> {
  const row = await findPerson(world.db, incident, id)
  const [known] = row ? await openPeople(world, incident, [row]) : []
  if (!known) throw missingPerson(incident)
  return known
}

/** Those whose record number, SSN, e-mail address, telephone or full name is exactly this, whatever its case and accents. */
export async function lookUpPeople(world: World, incident: string, wanted: string): Promise<KnownPerson[]> {
  const vault = await vaultOf(world, incident)
  const ids = await findByValue(world.db, incident, vault, searchValuesFor(wanted))
  return await Array.fromAsync(peopleInOrder(world, incident, ids))
}

/** Opens rows of the people's table; whoever has a corrected address comes with it. */
export async function openPeople(world: World, incident: string, rows: readonly PersonRow[]): Promise<KnownPerson[]> {
  if (rows.length === 0) return []
  const vault = await vaultOf(world, incident)
  const ids = rows.map((row) => row.person)
  const corrected = await correctionsOf(world, vault, incident, ids)
  const open = await unsealPeople(world.db, vault, rows)
  return rows.map((row) => {
    const { person: id, state } = row
    return { id, state, person: withCorrection(open(row).person, corrected.get(id)) }
  })
}

/** The vault of an incident's people; Missing once its key was destroyed. */
export async function vaultOf(world: World, incident: string): Promise<IncidentVault> {
  const vault = await findIncidentVault(world.db, world.vault, incident)
  if (!vault) throw missingPeople(incident)
  return vault
}

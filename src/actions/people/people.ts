import { destructionOfAll } from '../../breach/incident/destruction.ts'
import type { Residence } from '../../breach/law/states.ts'
import { type CorrectedFacts, withFacts } from '../../people/merging/corrected.ts'
import type { Address, Person } from '../../people/values/person.ts'
import { batches } from '../../storage/core/batches.ts'
import { findIncidentVault } from '../../storage/incident/incidents.ts'
import { listPeople, type StoredPerson } from '../../storage/people/people.ts'
import { findByValue } from '../../storage/people/search-index.ts'
import type { IncidentVault } from '../../storage/vault/vault.ts'
import { forgetfulBook } from '../book/parts.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'
import { type Correction, correctionsOf } from './corrected-address.ts'
import { factsCorrectionsOf } from './corrections.ts'
import { missingPeople, missingPerson, refuseDestroyed } from './missing.ts'
import { affectedAmong } from './person-rows.ts'
import { unsealPeople } from './sealed-blocks.ts'
import { searchValuesFor } from './search-index.ts'

/** Three sealed blocks. Few enough to be garbage before the collector takes them for what stays. */
const PAGE = 48

/** Few people may be asked for again by the same request; what later pages were read from dies with them. */
const PAGES_REMEMBERED = 20

/**
 * An affected individual of an incident, with the State in which he or she is counted and the address that now holds;
 * `correctedAt`: since when that is another than the rosters gave, null where it is theirs.
 */
export type KnownPerson = {
  id: string
  state: Residence
  person: Person
  correctedAt: string | null
  /** Since when the name or birth date is another than the rosters gave; null where it is theirs. */
  factsCorrectedAt: string | null
}

/** One page of the affected; `next` is where the following page begins, null after the last. */
export async function pageOfPeople(opened: OpenIncident, by: { after?: string | undefined; limit: number }) {
  const { book, id: incident } = opened
  await vaultOf(opened)
  const rows = await listPeople(book.db, incident, { after: by.after, limit: by.limit + 1 })
  const items = await openPeople(opened, rows.slice(0, by.limit))
  return { items, next: rows.length > by.limit ? (items.at(-1)?.id ?? null) : null }
}

/** All the affected, one after the other; nobody once their records were destroyed. */
export async function* eachPerson(opened: OpenIncident): AsyncGenerator<KnownPerson> {
  if (destructionOfAll(opened.incident)) return
  await vaultOf(opened)
  for (let after: string | undefined, read = 0; ; read += 1) {
    const book = read < PAGES_REMEMBERED ? opened.book : forgetfulBook(opened.book)
    const page = await pageOfPeople({ ...opened, book }, { after, limit: PAGE })
    yield* page.items
    if (page.next === null) return
    after = page.next
  }
}

/** These of the affected, in this order. Whoever is no longer there is left out. */
export async function* peopleInOrder(opened: OpenIncident, ids: readonly string[]): AsyncGenerator<KnownPerson> {
  for (const wanted of batches(ids)) {
    const known = await openPeople(opened, await affectedAmong(opened, wanted))
    const byId = new Map(known.map((each) => [each.id, each]))
    yield* wanted.map((id) => byId.get(id)).filter((each) => each !== undefined)
  }
}

/** One of the affected, or Missing; Destroyed where his or her records were. */
export async function thePerson(opened: OpenIncident, id: string): Promise<KnownPerson> {
  await refuseDestroyed(opened, id)
  const [known] = await openPeople(opened, [await personRow(opened, id)])
  if (!known) throw missingPerson(opened.id)
  return known
}

/** The row of one of the affected, or Missing. */
export async function personRow(opened: OpenIncident, id: string): Promise<StoredPerson> {
  const [row] = await affectedAmong(opened, [id])
  if (!row) throw missingPerson(opened.id)
  return row
}

/** Those whose record number, SSN, e-mail address, telephone or full name is exactly this, whatever its case and accents. */
export async function lookUpPeople(opened: OpenIncident, wanted: string): Promise<KnownPerson[]> {
  const { book, id: incident } = opened
  const vault = await vaultOf(opened)
  const ids = await findByValue(book.db, incident, vault, searchValuesFor(wanted))
  return await Array.fromAsync(peopleInOrder(opened, ids))
}

/** Opens rows of the people's table; whoever was corrected comes with the corrected facts. Nobody once they were destroyed. */
export async function openPeople(opened: OpenIncident, rows: readonly StoredPerson[]): Promise<KnownPerson[]> {
  return rows.length === 0 || destructionOfAll(opened.incident) ? [] : rows.map(await unsealKnownPeople(opened, rows))
}

/** Reads what it takes to open any of these rows, and opens each when it is asked for. */
export async function unsealKnownPeople(
  opened: OpenIncident,
  rows: readonly StoredPerson[],
): Promise<(row: StoredPerson) => KnownPerson> {
  const vault = await vaultOf(opened)
  const ids = rows.map((row) => row.person)
  const addresses = await correctionsOf(opened, vault, ids)
  const facts = await factsCorrectionsOf(opened, vault, ids)
  const open = await unsealPeople(opened.book, vault, rows)
  return (row) => {
    const { person: id, state } = row
    const [address, fact] = [addresses.get(id), facts.get(id)]
    const { person: given } = open(row)
    return {
      id,
      state,
      person: asNow(given, address, fact?.facts),
      correctedAt: address?.setAt ?? null,
      factsCorrectedAt: fact?.setAt ?? null,
    }
  }
}

// An address learnt since is the one to use; one learnt before a minor asked to be written to alone is the ordinary one.
function asNow(given: Person, address: Correction | undefined, facts: CorrectedFacts = {}): Person {
  const person = address ? withCorrected(given, address.address) : given
  const known = withFacts(person, facts)
  const isLater = address !== undefined && facts.ownCare && address.setAt > facts.ownCare.since
  return isLater ? { ...known, address: address.address, residence: given.residence ?? given.address } : known
}

function withCorrected({ otherAddress: _, ...person }: Person, address: Address): Person {
  return { ...person, address }
}

/** The vault of an incident's people, or undefined once its key was destroyed. */
export const knownVaultOf = incidentPart(({ book, id }: OpenIncident) => findIncidentVault(book.db, book.vault, id))

/** The vault of an incident's people; Missing once its key was destroyed. */
export const vaultOf = incidentPart(async (opened: OpenIncident): Promise<IncidentVault> => {
  const vault = await knownVaultOf(opened)
  if (!vault) throw await missingPeople(opened)
  return vault
})

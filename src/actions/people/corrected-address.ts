import { Refused } from '../../errors.ts'
import { hasUsableAddress } from '../../people/values/address.ts'
import type { Address } from '../../people/values/person.ts'
import { DOUBT_WORDS, zipDoubt } from '../../people/values/triage.ts'
import { findIncidentVault } from '../../storage/incident/incidents.ts'
import type { Actor } from '../../storage/log/commit.ts'
import {
  findCorrectedAddresses,
  insertCorrectedAddress,
  type StoredAddress,
} from '../../storage/people/corrected-addresses.ts'
import { findPerson, type StoredPerson } from '../../storage/people/people.ts'
import type { IncidentVault } from '../../storage/vault/vault.ts'
import type { Book } from '../book/book.ts'
import { onceEach } from '../book/parts.ts'
import { type OpenIncident, openIncident } from '../incident/open-incident.ts'
import { missingPeople, missingPerson } from './missing.ts'
import { unsealPeople } from './sealed-blocks.ts'

/** An address learnt since the import, and when it was recorded. */
export type Correction = { address: Address; setAt: string }

const MOST_REMEMBERED = 4000

/** The corrected addresses of these people, by their ids. */
export function correctionsOf(
  { book, id: incident }: OpenIncident,
  vault: IncidentVault,
  people: readonly string[],
): Promise<ReadonlyMap<string, Correction>> {
  const of = { read: findCorrectedAddresses, name: incident, most: MOST_REMEMBERED }
  return onceEach(book, of, people, async (unread) => {
    const rows = await findCorrectedAddresses(book.db, incident, unread)
    return new Map(rows.map((row) => [row.person, correctionIn(vault, row)]))
  })
}

function correctionIn(vault: IncidentVault, row: StoredAddress): Correction {
  return { address: vault.open<Address>(addressName(row), row.sealed), setAt: row.setAt }
}

/**
 * Saves an address learnt after the import. Refused when no letter could go there. The log tells of whom; where from and
 * where to is sealed there under the incident's own key.
 */
export async function correctAddress(
  book: Book,
  by: Actor,
  { incident, person }: { incident: string; person: string },
  address: Address,
): Promise<void> {
  const { facts, details, writes } = await correction(book, by, { incident, person }, address)
  await book.commit({ act: 'address_corrected', incident, facts: { person, ...facts }, details, writes }, by)
}

/** What a commit needs to save a corrected address besides whatever else it records. */
export async function correction(
  book: Book,
  by: Actor,
  { incident, person }: { incident: string; person: string },
  address: Address,
) {
  const vault = await findIncidentVault(book.db, book.vault, incident)
  if (!vault) throw await missingPeople(await openIncident(book, incident))
  const known = await findPerson(book.db, incident, person)
  if (!known) throw missingPerson(incident)
  refuseWrongAddress(address)
  const [last] = await findCorrectedAddresses(book.db, incident, [person])
  const number = (last?.number ?? 0) + 1
  const sealed = vault.seal(addressName({ person, number }), address)
  const row = { incident, person, number, setAt: book.now(), setBy: by.id, sealed }
  const before = last ? correctionIn(vault, last).address : await givenAddress(book, vault, known)
  const said = vault.seal(loggedName({ person, number }), { before, after: address })
  const details = { sealed: Buffer.from(said).toString('base64') }
  return { facts: { address: number }, details, writes: [insertCorrectedAddress(row)] }
}

/** The writes by which an address learnt of somebody is known of whom he or she turned out to be, unless one is known there. */
export async function addressCarried(
  book: Book,
  vault: IncidentVault,
  { incident, from, to }: { incident: string; from: string; to: string },
) {
  const rows = await findCorrectedAddresses(book.db, incident, [from, to])
  const known = rows.find(({ person }) => person === from)
  if (!known || rows.some(({ person }) => person === to)) return []
  const kept = { ...known, person: to, number: 1 }
  const sealed = vault.seal(addressName(kept), vault.open<Address>(addressName(known), known.sealed))
  return [insertCorrectedAddress({ ...kept, sealed })]
}

async function givenAddress(book: Book, vault: IncidentVault, row: StoredPerson): Promise<Address> {
  const open = await unsealPeople(book, vault, [row])
  return open(row).person.address
}

function loggedName(of: Pick<StoredAddress, 'person' | 'number'>): string {
  return `log/${addressName(of)}`
}

/** The name under which a corrected address is sealed. */
export function addressName({ person, number }: Pick<StoredAddress, 'person' | 'number'>): string {
  return `address/${person}/${number}`
}

/** Throws Refused where no letter could go there, or where the ZIP code is none or is not of that State. */
export function refuseWrongAddress(address: Address): void {
  if (!hasUsableAddress(address)) throw refusal('address.line1', UNUSABLE)
  const doubt = zipDoubt(address)
  if (doubt) throw refusal('address.zip', doubt === 'zip_of_another_state' ? OTHER_STATE : DOUBT_WORDS[doubt])
}

const UNUSABLE =
  'No letter can be sent there. Enter a street line, plus a city and State or a ZIP code. Outside the United States, enter a city.'

const OTHER_STATE =
  'The ZIP code belongs to another State. Correct the one that is wrong. If the post office names both for this address, leave the State empty.'

function refusal(path: string, message: string): Refused {
  return new Refused(message, [{ path, message }])
}

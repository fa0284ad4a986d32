import {
  type AgreementStanding,
  agreementMeans,
  agreementOn,
  type BusinessAssociate,
} from '../../breach/incident/business-associate.ts'
import type { Incident } from '../../breach/incident/incident.ts'
import { type AssociateClock, associateClock } from '../../breach/law/associate-clock.ts'
import type { Associate } from '../../breach/law/situation.ts'
import { Refused } from '../../errors.ts'
import { findAssociate } from '../../storage/practice/associates.ts'
import type { Book } from '../book/book.ts'
import { todayOf } from '../book/today.ts'
import { amendIncident } from '../incident/amend.ts'
import type { Basis } from '../incident/incident.ts'
import { type OpenIncident, openIncident } from '../incident/open-incident.ts'
import { theAssociate } from './associates.ts'

/** At whom it happened: an entry of the register by its id, or a name. What is not said of it the register says. */
export type AtAssociate = Omit<Associate, 'agent'> & {
  agent?: boolean | null | undefined
  id: string | null
  name: string | null
}

/**
 * Records the business associate at which an incident happened. What is said of this incident stands before the register;
 * of whom nobody says whether it is our agent, it is taken to be: that starts our clock earlier.
 */
export async function recordAssociate(book: Book, id: string, basis: Basis, at: AtAssociate): Promise<Incident> {
  await openIncident(book, id)
  return await amendIncident(book, id, basis, { associate: { ...at, ...(await namedBy(book, at)) } })
}

/** A vendor in an incident: its entry in the register, its agreement on the day of the incident, its clock. */
export type VendorStanding = {
  entry: BusinessAssociate | null
  /** null: it is not in the register. */
  agreement: AgreementStanding | null
  means: string
  clock: AssociateClock
}

/** How the vendor of an incident stands today; null where it happened at no vendor. */
export async function vendorStanding(opened: OpenIncident): Promise<VendorStanding | null> {
  const { book, incident } = opened
  const { associate } = incident
  if (!associate) return null
  const entry = associate.id === null ? null : ((await findAssociate(book.db, book.vault, associate.id)) ?? null)
  const day = incident.occurredFrom ?? associate.discoveredOn ?? incident.discoveredOn
  return {
    entry,
    agreement: entry && agreementOn(entry, day),
    means: agreementMeans(entry ?? { signedOn: null, expiresOn: null }, day),
    clock: associateClock(associate, await todayOf(book)),
  }
}

async function namedBy(book: Book, { id, name, agent, contractDays }: AtAssociate) {
  if (id !== null) {
    const entry = await theAssociate(book, id)
    return { name: entry.name, agent: agent ?? entry.agent, contractDays: contractDays ?? entry.contractDays }
  }
  if (name !== null) return { name, agent: agent ?? true }
  const message = 'Enter the name of the business associate, or choose it from the register.'
  throw new Refused(message, [{ path: 'name', message }])
}

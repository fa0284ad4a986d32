import { may, type Principal } from '../../access/roles.ts'
import type { Act } from '../../breach/words/acts.ts'
import { Conflict, Missing } from '../../errors.ts'
import type { Address } from '../../people/values/person.ts'
import { findIncidentVault } from '../../storage/incident/incidents.ts'
import type { Actor, Change } from '../../storage/log/commit.ts'
import { findPerson } from '../../storage/people/people.ts'
import {
  decideProposal,
  findProposal,
  insertProposal,
  listOpenProposals,
  nextProposalOf,
  type ProposalKey,
  type StoredProposal,
} from '../../storage/people/proposed-addresses.ts'
import type { Book } from '../book/book.ts'
import { type OpenIncident, openIncident } from '../incident/open-incident.ts'
import { correction, refuseWrongAddress } from '../people/corrected-address.ts'
import { missingPeople, missingPerson } from '../people/missing.ts'
import { type KnownPerson, peopleInOrder, vaultOf } from '../people/people.ts'

/** Whoever learns an address: the book itself has no role. */
export type Learner = Actor & Partial<Pick<Principal, 'role'>>

/** An address that waits for a decision; `of` is undefined where that person is not among the affected any more. */
export type Proposal = Omit<StoredProposal, 'sealed'> & { address: Address; of: KnownPerson | undefined }

/** Whether somebody decides by him- or herself where letters go. */
export function mayCorrect({ role }: Learner): boolean {
  return role !== undefined && may(role, 'decide')
}

/**
 * What a commit needs to save an address from a call or a returned letter: letters go there at once where an officer writes
 * it down, else it is a proposal. Throws Refused where no letter could go there.
 */
export async function learntAddress(
  book: Book,
  by: Learner,
  about: { incident: string; person: string; reference: string },
  address: Address,
  source: StoredProposal['source'],
): Promise<Required<Pick<Change, 'facts' | 'writes'>> & { act: Act; details?: Record<string, string> | undefined }> {
  if (mayCorrect(by)) return { act: 'address_corrected', ...(await correction(book, by, about, address)) }
  const { incident, person, reference: letter } = about
  const vault = await findIncidentVault(book.db, book.vault, incident)
  if (!vault) throw await missingPeople(await openIncident(book, incident))
  if (!(await findPerson(book.db, incident, person))) throw missingPerson(incident)
  refuseWrongAddress(address)
  const number = await nextProposalOf(book.db, incident, person)
  const sealed = vault.seal(proposalName({ person, number }), address)
  const proposed = { letter, source, proposedAt: book.now(), proposedBy: by.id, sealed }
  const row = { incident, person, number, ...proposed, used: null, decidedAt: null, decidedBy: null }
  return { act: 'address_proposed', facts: { person, proposed: number }, writes: [insertProposal(row)] }
}

/** The addresses that wait for a decision in an incident, by person. */
export async function proposalsOf(opened: OpenIncident): Promise<Proposal[]> {
  const rows = await listOpenProposals(opened.book.db, opened.id)
  if (rows.length === 0) return []
  const vault = await vaultOf(opened)
  const people = await Array.fromAsync(peopleInOrder(opened, [...new Set(rows.map(({ person }) => person))]))
  return rows.map(({ sealed, ...row }) => ({
    ...row,
    address: vault.open<Address>(proposalName(row), sealed),
    of: people.find(({ id }) => id === row.person),
  }))
}

/** Confirms a proposal: letters go there from now on. Missing where there is none, Conflict where it was decided before. */
export async function confirmAddress(book: Book, by: Actor, which: ProposalKey): Promise<void> {
  const row = await theOpenOne(book, which)
  const vault = await findIncidentVault(book.db, book.vault, which.incident)
  if (!vault) throw await missingPeople(await openIncident(book, which.incident))
  const address = vault.open<Address>(proposalName(row), row.sealed)
  const { facts, details, writes } = await correction(book, by, which, address)
  await decide(book, by, which, { act: 'proposed_address_used', used: 1, facts, details, writes })
}

/** Decides not to use a proposal. Missing where there is none, Conflict where it was decided before. */
export async function refuseAddress(book: Book, by: Actor, which: ProposalKey, reason: string): Promise<void> {
  await theOpenOne(book, which)
  await decide(book, by, which, { act: 'proposed_address_refused', used: 0, details: { reason } })
}

async function theOpenOne({ db }: Book, which: ProposalKey): Promise<StoredProposal> {
  const row = await findProposal(db, which)
  if (!row) throw new Missing('There is no such proposed address.')
  if (row.used !== null) throw new Conflict('This proposed address was decided before.')
  return row
}

type Decision = Pick<Change, 'act' | 'facts' | 'details' | 'writes'> & { used: 0 | 1 }

// One entry is the first about a proposal, and of two who decide at once the later one is refused.
async function decide(book: Book, by: Actor, which: ProposalKey, { used, writes = [], ...change }: Decision) {
  const { incident, person, number } = which
  const decided = { used, decidedAt: book.now(), decidedBy: by.id }
  const facts = { person, proposed: number, ...change.facts }
  const entry = { incident, subject: proposalName(which), version: 1, facts }
  await book.commit({ ...change, ...entry, writes: [...writes, decideProposal(which, decided)] }, by)
}

/** The name under which a proposed address is sealed. */
export function proposalName({ person, number }: Pick<StoredProposal, 'person' | 'number'>): string {
  return `proposed-address/${person}/${number}`
}

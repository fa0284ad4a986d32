import { type Reader, tables } from '../core/database.ts'
import type { ProposedAddressRow } from '../core/proposal-tables.ts'
import { type Write, write } from '../core/statement.ts'

/** An address that staff learnt of somebody, sealed, and what an officer decided of it. */
export type StoredProposal = ProposedAddressRow

/** Which one. */
export type ProposalKey = Pick<StoredProposal, 'incident' | 'person' | 'number'>

/** The addresses of an incident that wait for a decision, by person. */
export function listOpenProposals(db: Reader, incident: string): Promise<StoredProposal[]> {
  const rows = tables(db).selectFrom('proposedAddresses').selectAll().where('incident', '=', incident)
  return rows.where('used', 'is', null).orderBy('person').orderBy('number').execute()
}

/** How many wait for a decision in an incident. */
export async function countOpenProposals(db: Reader, incident: string): Promise<number> {
  const rows = tables(db)
    .selectFrom('proposedAddresses')
    .select(({ fn }) => fn.countAll<number>().as('open'))
  return (await rows.where('incident', '=', incident).where('used', 'is', null).executeTakeFirst())?.open ?? 0
}

/** One of them, or undefined. */
export function findProposal(db: Reader, { incident, person, number }: ProposalKey) {
  const rows = tables(db).selectFrom('proposedAddresses').selectAll().where('incident', '=', incident)
  return rows.where('person', '=', person).where('number', '=', number).executeTakeFirst()
}

/** The number that the next proposal of somebody takes. */
export async function nextProposalOf(db: Reader, incident: string, person: string): Promise<number> {
  const rows = tables(db)
    .selectFrom('proposedAddresses')
    .select(({ fn }) => fn.max('number').as('last'))
  const found = await rows.where('incident', '=', incident).where('person', '=', person).executeTakeFirst()
  return (found?.last ?? 0) + 1
}

/** The write that saves a proposal; the table refuses a number that somebody else took. */
export function insertProposal(row: StoredProposal): Write {
  return write((to) => to.insertInto('proposedAddresses').values(row))
}

/** The write that saves what was decided of a proposal. */
export function decideProposal(
  { incident, person, number }: ProposalKey,
  decided: Pick<StoredProposal, 'used' | 'decidedAt' | 'decidedBy'>,
): Write {
  return write((to) =>
    to
      .updateTable('proposedAddresses')
      .set(decided)
      .where('incident', '=', incident)
      .where('person', '=', person)
      .where('number', '=', number),
  )
}

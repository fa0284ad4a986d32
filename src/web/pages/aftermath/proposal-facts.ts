import { type Proposal, proposalsOf } from '../../../actions/aftermath/proposed-address.ts'
import { namesOf } from '../../../actions/book/names.ts'
import type { OpenIncident } from '../../../actions/incident/open-incident.ts'
import { fullName } from '../../../letters/envelope/addressee.ts'
import { type FieldSpec, fields } from '../../shell/forms/fields.ts'
import type { Values } from '../../shell/forms/form.ts'
import type { Problem } from '../../shell/problem.ts'
import type { World } from '../../shell/world.ts'
import { addressInLines } from '../frame/address-lines.ts'

const REASON: FieldSpec[] = [{ name: 'reason', label: 'Why', required: true }]

/** What was typed about one proposed address, and what is wrong with it; `at` is its person and number. */
export type TypedProposal = { at: string; values: Values; problem: Problem }

/** The addresses that wait for an officer, with their forms, for a page. */
export async function proposalFacts(opened: OpenIncident<World>, typed?: TypedProposal) {
  const [proposals, nameOf] = await Promise.all([proposalsOf(opened), namesOf(opened.book)])
  return proposals.map((each) => proposalFact(each, nameOf, typed))
}

function proposalFact({ of, ...row }: Proposal, nameOf: (id: string) => string, typed: TypedProposal | undefined) {
  const { person, number, letter, proposedAt } = row
  const own = typed?.at === `${person}/${number}` ? typed : undefined
  return {
    ...{ person, number, letter, proposedAt },
    name: of ? fullName(of.person) || '(no name)' : null,
    lines: addressInLines(row.address),
    now: of ? addressInLines(of.person.address) : [],
    from: row.source === 'call' ? 'a call' : 'a returned letter',
    by: nameOf(row.proposedBy),
    open: own !== undefined,
    fields: fields(REASON, own?.values ?? {}, own?.problem.errors ?? [], `${person}-${number}-`),
  }
}

import type { Write } from '../../storage/core/statement.ts'
import {
  listCallsOf,
  listRowsOfOne,
  OF_ONE,
  type RowOfOne,
  resealCall,
  resealRowOfOne,
} from '../../storage/retention/person-rows.ts'
import { updateRosterSeal } from '../../storage/roster/rosters.ts'
import type { IncidentVault } from '../../storage/vault/vault.ts'
import { callName } from '../aftermath/calls.ts'
import { proposalName } from '../aftermath/proposed-address.ts'
import { tellingName } from '../aftermath/told-by-telephone.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { addressName } from '../people/corrected-address.ts'
import { correctionName } from '../people/corrections.ts'
import { rosterOf, rowOf } from '../people/description-id.ts'
import { exclusionName } from '../people/exclusions.ts'
import { DESTROYED } from '../people/missing.ts'
import { openRoster, rostersOf, sealRoster } from '../roster/rosters.ts'
import type { Whose } from './whose-records.ts'

type Emptied = { nameOf(row: RowOfOne): string; left(sealed: object): object }

/** Under which name each row is sealed, and what is left of it: that it was, not what it said. */
const EMPTIED: Record<(typeof OF_ONE)[number], Emptied> = {
  corrected_addresses: { nameOf: addressName, left: () => ({}) },
  corrected_people: {
    nameOf: correctionName,
    left: () => ({ facts: {}, before: {}, after: {}, reason: DESTROYED }),
  },
  left_out: {
    nameOf: ({ person, number: version }) => exclusionName({ person, version }),
    left: (said) => ({ ...said, reason: DESTROYED, diedOn: null }),
  },
  proposed_addresses: { nameOf: proposalName, left: () => ({}) },
  told_by_telephone: { nameOf: tellingName, left: () => ({ spokenBy: null, said: DESTROYED }) },
}

/** The writes that empty what was decided, corrected and said of one person. */
export async function rowWrites({ book, id }: OpenIncident, vault: IncidentVault, { people }: Whose): Promise<Write[]> {
  const writes: Write[] = []
  for (const table of OF_ONE) {
    const { nameOf, left } = EMPTIED[table]
    for (const row of await listRowsOfOne(book.db, table, id, people)) {
      const said = left(vault.open<object>(nameOf(row), row.sealed))
      writes.push(resealRowOfOne(table, id, row, vault.seal(nameOf(row), said)))
    }
  }
  return writes
}

/** The calls of one person, and the writes that empty them. */
export async function callWrites(
  { book, id }: OpenIncident,
  vault: IncidentVault,
  { people }: Whose,
  references: readonly string[],
): Promise<{ calls: string[]; writes: Write[] }> {
  const calls = (await listCallsOf(book.db, id, people, references)).map((call) => call.id)
  const nothing = { caller: null, phone: null, answered: DESTROYED }
  return { calls, writes: calls.map((call) => resealCall(call, vault.seal(callName(call), nothing))) }
}

/** The writes that forget what was odd in the rows of rosters that describe one person. */
export async function rosterWrites(opened: OpenIncident, { descriptions }: Whose): Promise<Write[]> {
  const { book } = opened
  return (await rostersOf(opened)).flatMap((roster) => {
    const { problems, ...details } = openRoster(book, roster)
    const rows = descriptions.filter((each) => rosterOf(each) === roster.number).map(rowOf)
    const left = problems.filter(({ row }) => row === null || !rows.includes(row))
    const said = left.map(({ masked: _, ...problem }) => problem)
    return problems.length === 0
      ? []
      : [updateRosterSeal(roster.id, sealRoster(book, roster.id, { ...details, problems: said }))]
  })
}

import type { Count } from '../../breach/incident/incident.ts'
import type { Residence } from '../../breach/law/states.ts'
import type { PairRow, PersonRow, RecountRow } from '../../storage/core/tables.ts'
import type { Deliverability } from '../../storage/count/deliverability.ts'
import type { StateGroup } from '../../storage/count/roster-snapshots.ts'
import { addedUp, type ByState, countIn } from '../people/by-state.ts'
import { withDeliverability, withoutExcluded } from './deliverability.ts'
import { spanOf } from './stage-pairs.ts'

/** All that decides how many people an incident has by its rosters. */
export type CountBasis = {
  newest: RecountRow
  /** Whoever was left out, and the rows of those of them who are among the affected. */
  excluded: ReadonlySet<string>
  excludedRows: readonly PersonRow[]
  /** The pairs in doubt or decided; looked at only where somebody is left out. */
  pairs: readonly PairRow[]
  learnt: Deliverability
}

/** Whether the rosters of an incident count anybody: not before the first, nor once the last was withdrawn. */
export function isCounted(newest: RecountRow | undefined): newest is RecountRow {
  return newest !== undefined && (newest.cause !== 'withdrawal' || newest.people > 0)
}

/** How many different people the rosters hold by State, without those left out, and whom of them no letter reaches. */
export function countFrom({ newest, excluded, excludedRows, pairs, learnt }: CountBasis): Count {
  const groups = withoutThem(newest.byState, excludedRows)
  const people = newest.people - excludedRows.length
  const sum = (field: keyof StateGroup) => Object.values(groups).reduce((total, group) => total + group[field], 0)
  const residents = Object.entries(groups).map(([state, group]) => [state as Residence, group.living + group.deceased])
  const counted = {
    people,
    ...(excludedRows.length > 0
      ? boundsOf(people, pairsCounted(pairs, excluded))
      : { atLeast: newest.atLeast, atMost: newest.atMost }),
    byState: Object.fromEntries(residents),
    unreachable: sum('livingUnreachable'),
    nextOfKinUnreachable: sum('deceasedUnreachable'),
  }
  return withDeliverability(counted, withoutExcluded(learnt, excluded))
}

/** The pairs without those of people left out alone: whom nobody counts nobody doubts. */
export function pairsCounted(pairs: readonly PairRow[], excluded: ReadonlySet<string>): PairRow[] {
  const counts = (person: string | null) => person === null || !excluded.has(person)
  return pairs.filter(({ onePerson, otherPerson }) => counts(onePerson) || counts(otherPerson))
}

/** The people of a recount by State, as JSON, without these. */
export function withoutThem(byState: string, excluded: readonly PersonRow[]): ByState {
  const change: ByState = {}
  for (const row of excluded) countIn(change, row, -1)
  return addedUp(JSON.parse(byState) as ByState, change)
}

function boundsOf(people: number, pairs: readonly PairRow[]) {
  const { atLeast, atMost } = spanOf(people, pairs)
  return { atLeast, atMost }
}

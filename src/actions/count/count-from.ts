import type { Count } from '../../breach/incident/incident.ts'
import { RESIDENCES, type Residents } from '../../breach/law/states.ts'
import type { Deliverability } from '../../storage/count/deliverability.ts'
import type { StoredPair } from '../../storage/count/pairs.ts'
import type { ByState, RosterSnapshot, StateGroup } from '../../storage/count/roster-snapshots.ts'
import type { StoredPerson } from '../../storage/people/people.ts'
import { addedUp, countIn } from '../people/by-state.ts'
import { withDeliverability, withoutExcluded } from './deliverability.ts'
import { spanOf } from './stage-pairs.ts'

/** All that decides how many people an incident has by its rosters. */
export type CountBasis = {
  newest: RosterSnapshot
  /** Whoever was excluded, and the rows of those of them who are among the affected. */
  excluded: ReadonlySet<string>
  excludedPeople: readonly StoredPerson[]
  /** The pairs in doubt or decided; looked at only where somebody is excluded. */
  pairs: readonly StoredPair[]
  learnt: Deliverability
}

/** Whether the rosters of an incident count anybody: not before the first, nor once the last was withdrawn. */
export function isCounted(newest: RosterSnapshot | undefined): newest is RosterSnapshot {
  return newest !== undefined && (newest.cause !== 'withdrawal' || newest.people > 0)
}

/** How many different people the rosters hold by State, without those excluded, and whom of them no letter reaches. */
export function countFrom({ newest, excluded, excludedPeople, pairs, learnt }: CountBasis): Count {
  const groups = withoutThem(newest.byState, excludedPeople)
  const people = newest.people - excludedPeople.length
  const sum = (field: keyof StateGroup) => Object.values(groups).reduce((total, group) => total + group[field], 0)
  const counted = {
    people,
    ...(excludedPeople.length > 0
      ? boundsOf(people, pairsCounted(pairs, excluded))
      : { atLeast: newest.atLeast, atMost: newest.atMost, expected: newest.expected ?? newest.people }),
    byState: residentsIn(groups),
    unreachable: sum('livingUnreachable'),
    nextOfKinUnreachable: sum('deceasedUnreachable'),
  }
  return withDeliverability(counted, withoutExcluded(learnt, excluded))
}

/** The pairs without those of excluded people alone: whom nobody counts nobody doubts. */
export function pairsCounted(pairs: readonly StoredPair[], excluded: ReadonlySet<string>): StoredPair[] {
  const counts = (person: string | null) => person === null || !excluded.has(person)
  return pairs.filter(({ onePerson, otherPerson }) => counts(onePerson) || counts(otherPerson))
}

/** The people of a snapshot by State, without these. */
export function withoutThem(byState: ByState, excluded: readonly StoredPerson[]): ByState {
  const change: ByState = {}
  for (const row of excluded) countIn(change, row, -1)
  return addedUp(byState, change)
}

function residentsIn(groups: ByState): Residents {
  const counts = RESIDENCES.map((state) => [state, groups[state]] as const)
  return Object.fromEntries(counts.flatMap(([state, group]) => (group ? [[state, group.living + group.deceased]] : [])))
}

function boundsOf(people: number, pairs: readonly StoredPair[]) {
  const { atLeast, atMost, expected } = spanOf(people, pairs)
  return { atLeast, atMost, expected }
}

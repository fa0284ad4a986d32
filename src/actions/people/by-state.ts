import { RESIDENCES } from '../../breach/law/states.ts'
import type { ByState, StateGroup } from '../../storage/count/roster-snapshots.ts'
import type { StoredPerson } from '../../storage/people/people.ts'

/** Adds one of this kind to the count, or takes one away (-1). */
export function countIn(
  groups: ByState,
  of: Pick<StoredPerson, 'state' | 'deceased' | 'reachable'>,
  times: 1 | -1,
): void {
  const group = groups[of.state] ?? NOBODY
  const [all, unreachable] = of.deceased
    ? (['deceased', 'deceasedUnreachable'] as const)
    : (['living', 'livingUnreachable'] as const)
  const without = of.reachable ? 0 : times
  groups[of.state] = { ...group, [all]: group[all] + times, [unreachable]: group[unreachable] + without }
}

/** A count after a change; States with nobody left are not named. */
export function addedUp(groups: ByState, change: ByState): ByState {
  const sums = RESIDENCES.map((state) => [state, sumOf(groups[state] ?? NOBODY, change[state] ?? NOBODY)] as const)
  return Object.fromEntries(sums.filter(([, { living, deceased }]) => living + deceased > 0))
}

/** How many people there are in all. */
export function peopleIn(groups: ByState): number {
  return Object.values(groups).reduce((sum, { living, deceased }) => sum + living + deceased, 0)
}

/** How many of them no letter reaches. */
export function withoutLetter(groups: ByState): number {
  return Object.values(groups).reduce((sum, group) => sum + group.livingUnreachable + group.deceasedUnreachable, 0)
}

const NOBODY: StateGroup = { living: 0, livingUnreachable: 0, deceased: 0, deceasedUnreachable: 0 }

function sumOf(one: StateGroup, other: StateGroup): StateGroup {
  const fields = Object.keys(NOBODY) as (keyof StateGroup)[]
  return Object.fromEntries(fields.map((field) => [field, one[field] + other[field]])) as StateGroup
}

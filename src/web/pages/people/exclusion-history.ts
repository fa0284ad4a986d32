import type { RosterSnapshot } from '../../../storage/count/roster-snapshots.ts'
import type { StoredExclusion } from '../../../storage/people/exclusions.ts'

type Row = { at: string; by: string; label: string; href: string | null; people: number; why: string }

/**
 * The history of the count with each decision to exclude a person or include them again, newest first. From
 * such a decision on, every snapshot is shown without the people excluded at that time.
 */
export function withExclusions(
  history: readonly Row[],
  snapshots: readonly RosterSnapshot[],
  decisions: readonly StoredExclusion[],
  nameOf: (id: string) => string,
): Row[] {
  if (decisions.length === 0) return [...history]
  const made = new Set(snapshots.map(({ madeAt }) => madeAt))
  const before = (at: string) => decisions.filter(({ decidedAt }) => decidedAt < at)
  const counted = history.map((row) =>
    made.has(row.at) ? { ...row, people: row.people - excludedBy(before(row.at)) } : row,
  )
  const decided = decisions.map((each, place) => ({
    at: each.decidedAt,
    by: nameOf(each.decidedBy),
    label: each.isOut ? 'Excluded' : 'Included again',
    href: `/incidents/${each.incident}/people/${each.person}`,
    people: peopleAt(snapshots, each.decidedAt) - excludedBy(decisions.slice(0, place + 1)),
    why: each.isOut ? 'One person, died more than 50 years ago' : 'One person',
  }))
  return [...decided.toReversed(), ...counted].toSorted((a, b) => b.at.localeCompare(a.at))
}

function peopleAt(snapshots: readonly RosterSnapshot[], at: string): number {
  return snapshots.findLast(({ madeAt }) => madeAt <= at)?.people ?? 0
}

// Decisions are in order: for each person the last one applies.
function excludedBy(decisions: readonly StoredExclusion[]): number {
  const standing = new Map(decisions.map(({ person, isOut }) => [person, isOut]))
  return [...standing.values()].filter((isOut) => isOut).length
}

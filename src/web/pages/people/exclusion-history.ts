import type { RosterSnapshot } from '../../../storage/count/roster-snapshots.ts'
import type { StoredExclusion } from '../../../storage/people/exclusions.ts'

type Row = { at: string; by: string; label: string; href: string | null; people: number; why: string }

/**
 * The history of the count with each decision to leave somebody out or to keep him or her after all, newest first. From
 * such a decision on, every recount is told without those who were then left out.
 */
export function withLeavingOut(
  history: readonly Row[],
  recounts: readonly RosterSnapshot[],
  decisions: readonly StoredExclusion[],
  nameOf: (id: string) => string,
): Row[] {
  if (decisions.length === 0) return [...history]
  const made = new Set(recounts.map(({ madeAt }) => madeAt))
  const before = (at: string) => decisions.filter(({ decidedAt }) => decidedAt < at)
  const told = history.map((row) =>
    made.has(row.at) ? { ...row, people: row.people - leftOutBy(before(row.at)) } : row,
  )
  const decided = decisions.map((each, place) => ({
    at: each.decidedAt,
    by: nameOf(each.decidedBy),
    label: each.isOut ? 'Excluded' : 'Included again',
    href: `/incidents/${each.incident}/people/${each.person}`,
    people: peopleAt(recounts, each.decidedAt) - leftOutBy(decisions.slice(0, place + 1)),
    why: each.isOut ? 'One person, died more than 50 years ago' : 'One person',
  }))
  return [...decided.toReversed(), ...told].toSorted((a, b) => b.at.localeCompare(a.at))
}

function peopleAt(recounts: readonly RosterSnapshot[], at: string): number {
  return recounts.findLast(({ madeAt }) => madeAt <= at)?.people ?? 0
}

// Decisions come in their order: of each person the last one holds.
function leftOutBy(decisions: readonly StoredExclusion[]): number {
  const standing = new Map(decisions.map(({ person, isOut }) => [person, isOut]))
  return [...standing.values()].filter((isOut) => isOut).length
}

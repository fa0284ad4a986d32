import { DECISIONS } from '../../../actions/people/exclusion-kinds.ts'
import type { Exclusion } from '../../../actions/people/exclusions.ts'
import type { RosterSnapshot } from '../../../storage/count/roster-snapshots.ts'

/** A line of the history of the count. */
export type HistoryRow = { at: string; by: string; label: string; href: string | null; people: number; why: string }

/**
 * The history of the count with each decision to exclude people or include them again, newest first. From
 * such a decision on, every snapshot is shown without the people excluded at that time.
 */
export function withExclusions(
  history: readonly HistoryRow[],
  snapshots: readonly RosterSnapshot[],
  decisions: readonly Exclusion[],
  rowOf: { hrefOf(person: string): string; nameOf(id: string): string },
): HistoryRow[] {
  if (decisions.length === 0) return [...history]
  const made = new Set(snapshots.map(({ madeAt }) => madeAt))
  const before = (moment: string) => decisions.filter(({ at }) => at < moment)
  const counted = history.map((row) =>
    made.has(row.at) ? { ...row, people: row.people - excludedBy(before(row.at)) } : row,
  )
  const decided = together(decisions).map((group) => {
    const { at, by, kind, person } = group[0]!
    return {
      ...{ at, by: rowOf.nameOf(by), label: LABELS[kind], href: group.length > 1 ? null : rowOf.hrefOf(person) },
      people: peopleAt(snapshots, at) - excludedBy(decisions.slice(0, decisions.indexOf(group.at(-1)!) + 1)),
      why: whyOf(group),
    }
  })
  return [...decided.toReversed(), ...counted].toSorted((a, b) => b.at.localeCompare(a.at))
}

const LABELS: Readonly<Record<Exclusion['kind'], string>> = {
  not_a_patient: 'Excluded',
  listed_twice: 'Excluded',
  not_affected: 'Excluded',
  dead_over_50_years: 'Excluded',
  a_patient: 'Confirmed',
  included_again: 'Included again',
}

// What was decided in one act is one change of the count.
function together(decisions: readonly Exclusion[]): Exclusion[][] {
  return [...Map.groupBy(decisions, ({ at, by, kind }) => `${at} ${by} ${kind}`).values()]
}

function whyOf(group: readonly Exclusion[]): string {
  const { kind, reason } = group[0]!
  const who = group.length === 1 ? 'One person' : `${group.length.toLocaleString('en-US')} entries`
  const what = kind === 'included_again' ? who : `${who}, ${DECISIONS[kind].words}`
  return reason === '' ? what : `${what}: ${reason}`
}

function peopleAt(snapshots: readonly RosterSnapshot[], at: string): number {
  return snapshots.findLast(({ madeAt }) => madeAt <= at)?.people ?? 0
}

// Decisions are in order: for each person the last one applies.
function excludedBy(decisions: readonly Exclusion[]): number {
  const standing = new Map(decisions.map(({ person, isOut }) => [person, isOut]))
  return [...standing.values()].filter((isOut) => isOut).length
}

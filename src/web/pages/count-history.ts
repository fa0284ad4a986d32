import type { Count, Incident, StatedCount } from '../../breach/incident.ts'
import type { RosterRow } from '../../storage/tables.ts'

type Name = (id: string) => string

/** How the count came to be what it is: what was stated and what rosters counted, in one line of time, newest first. */
export function countHistory(incident: Incident, rosters: readonly RosterRow[], nameOf: Name) {
  const stated = incident.counts.map((each, place) => statedRow(each, incident.counts[place - 1], nameOf))
  const counted = rosters.map((roster) => rosterRow(roster, incident.id, nameOf))
  return [...stated, ...counted].toSorted((a, b) => b.at.localeCompare(a.at))
}

/** A stated count that another number stands before, because a roster counts the people; null where they agree. */
export function overruledCount(incident: Incident, count: Count | null): StatedCount | null {
  const stated = incident.counts.at(-1)
  return stated && count && stated.people !== count.people ? stated : null
}

function statedRow(stated: StatedCount, earlier: StatedCount | undefined, nameOf: Name) {
  const { statedAt, statedBy, people, reason } = stated
  return { at: statedAt, by: nameOf(statedBy), label: labelOf(stated, earlier), href: null, people, why: reason }
}

function labelOf({ basis, people }: StatedCount, earlier: StatedCount | undefined): string {
  const isRevised = earlier !== undefined && earlier.people !== people
  if (basis === 'confirmed') return isRevised ? 'Revised and confirmed' : 'Confirmed'
  return isRevised ? 'Revised estimate' : 'Estimated'
}

function rosterRow(
  { id, number, imported_at, imported_by, people, ...roster }: RosterRow,
  incident: string,
  nameOf: Name,
) {
  return {
    at: imported_at,
    by: nameOf(imported_by),
    label: `Roster no. ${number}`,
    href: `/incidents/${incident}/rosters/${id}`,
    people,
    why: rosterWords(roster),
  }
}

function rosterWords({
  rows,
  added,
  joined,
  refused,
}: Pick<RosterRow, 'rows' | 'added' | 'joined' | 'refused'>): string {
  const [all, fresh, known, left] = [rows, added, joined, refused].map((each) => each.toLocaleString('en-US'))
  return `${all} rows: ${fresh} new, ${known} joined to people already known, ${left} refused`
}

import type { Count, Incident, StatedCount } from '../../../breach/incident/incident.ts'
import type { RosterSnapshot } from '../../../storage/count/roster-snapshots.ts'
import type { StoredRoster } from '../../../storage/roster/rosters.ts'

type Name = (id: string) => string

/** The history of the count: stated counts and roster snapshots together, newest first. */
export function countHistory(
  incident: Incident,
  rosters: readonly StoredRoster[],
  snapshots: readonly RosterSnapshot[],
  nameOf: Name,
) {
  const stated = incident.counts.map((each, place) => statedRow(each, incident.counts[place - 1], nameOf))
  const byId = new Map(rosters.map((roster) => [roster.id, roster]))
  const counted = snapshots.map((snapshot, place) => {
    const roster = snapshot.roster === null ? undefined : byId.get(snapshot.roster)
    const words = { label: labelOfSnapshot(snapshot, roster), why: whyOf(snapshot, snapshots[place - 1], roster) }
    const href = roster ? `/incidents/${incident.id}/rosters/${roster.id}` : null
    return { at: snapshot.madeAt, by: nameOf(snapshot.madeBy), href, people: snapshot.people, ...words }
  })
  return [...stated, ...counted].toSorted((a, b) => b.at.localeCompare(a.at))
}

/** The stated count, if a roster's count differs and takes precedence; else null. */
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

function labelOfSnapshot({ cause }: RosterSnapshot, roster: StoredRoster | undefined): string {
  if (cause === 'pair') return 'Pair decided'
  return `Roster no. ${roster?.number ?? '?'}${cause === 'withdrawal' ? ' withdrawn' : ''}`
}

function whyOf(
  snapshot: RosterSnapshot,
  earlier: RosterSnapshot | undefined,
  roster: StoredRoster | undefined,
): string {
  if (snapshot.cause === 'roster' && roster) return rosterWords(roster)
  const change = changeIn(snapshot.people - (earlier?.people ?? 0))
  const { atLeast: fewest, atMost: most } = snapshot
  return fewest === most ? change : `${change}; between ${number(fewest)} and ${number(most)}`
}

function changeIn(change: number): string {
  if (change === 0) return 'No change'
  const people = Math.abs(change) === 1 ? 'person' : 'people'
  return `${number(Math.abs(change))} ${people} ${change > 0 ? 'more' : 'fewer'}`
}

function rosterWords({ rows, added, joined, refused }: StoredRoster): string {
  return `${number(rows)} rows: ${number(added)} new, ${number(joined)} matched to people already known, ${number(refused)} not counted`
}

function number(count: number): string {
  return count.toLocaleString('en-US')
}

import type { StagedSnapshot } from '../../../actions/count/roster-snapshot.ts'

/** How many people a new snapshot of the rosters holds. */
export function headcountAnswer({ people, atLeast, atMost, expected, review }: StagedSnapshot) {
  return { people, atLeast, atMost, expected, review }
}

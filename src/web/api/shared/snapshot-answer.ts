import type { StagedSnapshot } from '../../../actions/count/roster-snapshot.ts'

/** How many people there are after a recount. */
export function recountAnswer({ people, atLeast, atMost, review }: StagedSnapshot) {
  return { people, atLeast, atMost, review }
}

import type { StagedSnapshot } from '../../../actions/roster/stage-import.ts'

/** How many people there are after a recount. */
export function recountAnswer({ people, atLeast, atMost, review }: StagedSnapshot) {
  return { people, atLeast, atMost, review }
}

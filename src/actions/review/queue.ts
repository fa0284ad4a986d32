import { byCluster } from '../../people/linkage/clusters.ts'
import type { StoredPair } from '../../storage/count/pairs.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'
import { type Review, reviewOf } from './review.ts'
import { spanOf } from './span.ts'

/** The pairs of an incident in the order in which they should be reviewed, and how many of them decide what the law asks. */
export type Queue = Review & { deciding: StoredPair[] }

/** What is in doubt of an incident's people: first what decides what the law asks, last whom somebody was not sure of. */
export const queueOf = incidentPart(async (opened: OpenIncident): Promise<Queue> => {
  const [review, span] = await Promise.all([reviewOf(opened), spanOf(opened)])
  const deciding = span?.deciding ?? []
  const first = new Set(deciding)
  const inTurn = (pairs: readonly StoredPair[]) =>
    byCluster(pairs, first).toSorted((one, other) => Number(one.decision !== null) - Number(other.decision !== null))
  return { ...review, open: inTurn(review.open), joined: inTurn(review.joined), deciding }
})

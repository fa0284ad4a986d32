import { rosterOf, rowOf } from '../../../actions/people/description-id.ts'
import type { Queue } from '../../../actions/review/queue.ts'
import { isFamilyNumber } from '../../../people/linkage/comparison/reasons.ts'
import type { StoredPair } from '../../../storage/count/pairs.ts'
import { pairName } from '../../shell/forms/pair-name.ts'

/** As many pairs of each kind as a page lists. */
export const PAIRS_LISTED = 50

/** The pairs to review, each kind under its heading. */
export function pairLists({ open, joined, deciding }: Queue) {
  const first = new Set(deciding)
  const [families, others] = [
    open.filter(({ reasons }) => isFamilyNumber(reasons)),
    open.filter(({ reasons }) => !isFamilyNumber(reasons)),
  ]
  return [
    { id: 'open', title: 'Counted as two, may be the same person', pairs: others },
    { id: 'one-ssn', title: ONE_NUMBER, hint: ONE_NUMBER_HINT, pairs: families },
    { id: 'joined', title: 'Counted as one, likely the same person', pairs: joined },
  ]
    .map((list) => ({
      ...list,
      total: list.pairs.length,
      more: list.pairs.length > PAIRS_LISTED,
      pairs: list.pairs.slice(0, PAIRS_LISTED).map((pair) => ({ ...listedPair(pair), decides: first.has(pair) })),
    }))
    .filter(({ total }) => total > 0)
}

const ONE_NUMBER = 'One Social Security number under two given names'
const ONE_NUMBER_HINT =
  'Often a family: children or a spouse entered under one person’s number. They are counted as different people.'

/** A pair as a line of a list. */
export function listedPair(pair: StoredPair) {
  return {
    name: pairName(pair),
    kind: pair.kind,
    isOne: pair.onePerson === pair.otherPerson,
    label: labelOf(pair),
    likelihood: likelihoodOf(pair),
    reasons: pair.reasons,
    decision: pair.decision,
    here: pair.onePerson !== null && pair.otherPerson !== null,
  }
}

function labelOf({ one, other }: StoredPair): string {
  const [first, second] = [one, other].map((id) => ({ roster: rosterOf(id), row: rowOf(id).toLocaleString('en-US') }))
  if (first!.roster === second!.roster) return `Roster ${first!.roster}, rows ${first!.row} and ${second!.row}`
  return `Roster ${first!.roster}, row ${first!.row}; roster ${second!.roster}, row ${second!.row}`
}

// A pair that needs review is never shown as certain.
function likelihoodOf({ likelihood }: StoredPair): string {
  if (likelihood > 0.99) return 'more than 99%'
  return likelihood < 0.01 ? 'less than 1%' : `${Math.round(likelihood * 100)}%`
}

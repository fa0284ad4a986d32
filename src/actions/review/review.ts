import { doubtsOf } from '../../people/linkage/doubts.ts'
import type { Described } from '../../people/linkage/join.ts'
import type { DecidedPair, StoredPair } from '../../storage/count/pairs.ts'
import { countedPairs } from '../count/counted-people.ts'
import { headcountOf } from '../count/headcount.ts'
import { doubted } from '../count/stage-pairs.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { incidentPart } from '../incident/open-incident.ts'
import { rosterOf, rowOf } from '../people/description-id.ts'
import { vaultOf } from '../people/people.ts'
import { openRoster, rostersOf } from '../roster/rosters.ts'
import { theDescriptions } from './pair-descriptions.ts'

/** The pairs of an incident: of two people who may be one, of one who may be two, and those that somebody decided. */
export type Review = {
  open: StoredPair[]
  joined: StoredPair[]
  decided: DecidedPair[]
  people: number
  atLeast: number
  atMost: number
  expected: number
}

/** What is in doubt of an incident's people, in no order. */
export const reviewOf = incidentPart(async (opened: OpenIncident): Promise<Review> => {
  const [count, rows] = await Promise.all([headcountOf(opened), countedPairs(opened)])
  const people = count?.people ?? 0
  const { open, joined, atLeast, atMost, expected } = doubtsOf(people, rows.map(doubted))
  const decided = rows.filter((row) => row.decision !== null).filter(({ decision }) => decision !== 'unsure')
  const rowsOf = (pairs: typeof open) => pairs.map(({ row }) => row)
  return { open: rowsOf(open), joined: rowsOf(joined), decided, people, atLeast, atMost, expected }
})

/** A description with the place that it comes from: the number of the roster and of the row in it. */
export type Placed = Described & { roster: number; row: number; fileName: string | null }

/** The two descriptions of a pair, to be laid side by side. */
export async function sideBySide(opened: OpenIncident, pair: StoredPair): Promise<[Placed, Placed]> {
  const { book } = opened
  const [one, other] = await theDescriptions(opened, await vaultOf(opened), pair)
  const rosters = await rostersOf(opened)
  const placed = (description: Described): Placed => {
    const number = rosterOf(description.id)
    const roster = rosters.find((each) => each.number === number)
    const fileName = roster ? openRoster(book, roster).fileName : null
    return { ...description, roster: number, row: rowOf(description.id), fileName }
  }
  return [placed(one), placed(other)]
}

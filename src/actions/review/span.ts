import { answer } from '../../breach/duties/duties.ts'
import type { Duty } from '../../breach/law/answer.ts'
import type { StoredPair } from '../../storage/count/pairs.ts'
import { dutiesOf } from '../duties/duties.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'
import { anybodyAmong } from '../people/person-rows.ts'
import { decidingPairs, isAlike, type StateOf, situationWith } from './deciding-pairs.ts'
import { reviewOf } from './review.ts'

/** A duty that is owed otherwise at another number within the span; null: not owed there. */
export type Swayed = { id: string; to: string; fewest: Duty | null; counted: Duty | null; most: Duty | null }

/**
 * The numbers between which the truth lies, what the law asks otherwise within them, and the pairs that decide it, as few
 * as can, of so many.
 */
export type Span = {
  atLeast: number
  people: number
  atMost: number
  swayed: Swayed[]
  deciding: StoredPair[]
  pairs: number
}

const PEOPLE_LOOKED_AT = 4000

/** Where doubtful pairs leave open what the law asks; null where nothing is in doubt. */
export const spanOf = incidentPart(async (opened: OpenIncident): Promise<Span | null> => {
  const { situation, count } = await dutiesOf(opened)
  if (!count || count.atLeast === count.atMost) return null
  const { people, atLeast, atMost, open, joined } = await reviewOf(opened)
  const stateOf = await statesIn(opened, [...open, ...joined])
  const fewest = situationWith(situation, 'fewer', open, stateOf)
  const most = situationWith(situation, 'more', joined, stateOf)
  const swayed = swayedIn(answer(fewest).duties, answer(situation).duties, answer(most).duties)
  const deciding = [
    ...decidingPairs(situation, 'fewer', open, stateOf),
    ...decidingPairs(situation, 'more', joined, stateOf),
  ]
  return { atLeast, people, atMost, swayed, deciding, pairs: open.length + joined.length }
})

async function statesIn(opened: OpenIncident, pairs: readonly StoredPair[]): Promise<StateOf> {
  const people = [...new Set(pairs.flatMap((pair) => [pair.onePerson!, pair.otherPerson!]))].slice(0, PEOPLE_LOOKED_AT)
  const rows = await anybodyAmong(opened, people)
  return new Map([...rows.values()].map(({ person, state }) => [person, state]))
}

function swayedIn(fewest: readonly Duty[], counted: readonly Duty[], most: readonly Duty[]): Swayed[] {
  const ids = [...new Set([...counted, ...most, ...fewest].map(({ id }) => id))]
  const of = (duties: readonly Duty[], id: string) => duties.find((duty) => duty.id === id) ?? null
  return ids
    .map((id) => {
      const [few, now, many] = [of(fewest, id), of(counted, id), of(most, id)]
      return { id, to: (now ?? many ?? few)!.to, fewest: few, counted: now, most: many }
    })
    .filter((each) => !isAlike(each.fewest, each.counted) || !isAlike(each.counted, each.most))
}

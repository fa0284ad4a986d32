import { answer } from '../../breach/duties/duties.ts'
import type { Duty } from '../../breach/law/answer.ts'
import type { Situation } from '../../breach/law/situation.ts'
import type { Residence, Residents } from '../../breach/law/states.ts'
import { joinsAmong } from '../../people/linkage/distinct.ts'
import type { StoredPair } from '../../storage/count/pairs.ts'
import { dutiesOf } from '../duties/duties.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'
import { anybodyAmong } from '../people/person-rows.ts'
import { type Review, reviewOf } from './review.ts'

/** A duty that is owed otherwise at another number within the span; null: not owed there. */
export type Swayed = { id: string; to: string; fewest: Duty | null; counted: Duty | null; most: Duty | null }

/** The numbers between which the truth lies, what the law asks otherwise within them, and how many pairs decide it. */
export type Span = { atLeast: number; people: number; atMost: number; swayed: Swayed[]; pairs: number }

const PEOPLE_LOOKED_AT = 4000

/** Where doubtful pairs leave open what the law asks; null where nothing is in doubt. */
export const spanOf = incidentPart(async (opened: OpenIncident): Promise<Span | null> => {
  const { situation, count } = await dutiesOf(opened)
  if (!count || count.atLeast === count.atMost) return null
  const review = await reviewOf(opened)
  const stateOf = await statesIn(opened, [...review.open, ...review.joined])
  const { people, atLeast, atMost } = review
  const fewest = asked(situation, atLeast, fewestOf(situation.people.residents, review, stateOf))
  const most = asked(situation, atMost, mostOf(situation.people.residents, review, stateOf))
  const swayed = swayedIn(answer(fewest).duties, answer(situation).duties, answer(most).duties)
  const below = swayed.some(({ fewest: few, counted }) => !isSame(few, counted))
  const above = swayed.some(({ counted, most: many }) => !isSame(counted, many))
  const pairs = (below ? review.open.length : 0) + (above ? review.joined.length : 0)
  return { atLeast, people, atMost, swayed, pairs }
})

function asked(situation: Situation, total: number, residents: Residents): Situation {
  return { ...situation, people: { ...situation.people, total, residents } }
}

type StateOf = ReadonlyMap<string, string>

async function statesIn(opened: OpenIncident, pairs: readonly StoredPair[]): Promise<StateOf> {
  const people = [...new Set(pairs.flatMap((pair) => [pair.onePerson!, pair.otherPerson!]))].slice(0, PEOPLE_LOOKED_AT)
  const rows = await anybodyAmong(opened, people)
  return new Map([...rows.values()].map(({ person, state }) => [person, state]))
}

// A pair across two States may take one from either.
function fewestOf(residents: Residents, { open }: Review, stateOf: StateOf): Residents {
  return changed(residents, (state) => {
    const here = open.filter((pair) => [pair.onePerson, pair.otherPerson].some((id) => stateOf.get(id!) === state))
    return -joinsAmong(here.map((pair) => [pair.onePerson, pair.otherPerson]))
  })
}

function mostOf(residents: Residents, { joined }: Review, stateOf: StateOf): Residents {
  return changed(residents, (state) => joined.filter((pair) => stateOf.get(pair.onePerson!) === state).length)
}

function changed(residents: Residents, by: (state: string) => number): Residents {
  const entries = Object.entries(residents) as [Residence, number][]
  return Object.fromEntries(entries.map(([state, people]) => [state, Math.max(0, people + by(state))]))
}

function swayedIn(fewest: readonly Duty[], counted: readonly Duty[], most: readonly Duty[]): Swayed[] {
  const ids = [...new Set([...counted, ...most, ...fewest].map(({ id }) => id))]
  const of = (duties: readonly Duty[], id: string) => duties.find((duty) => duty.id === id) ?? null
  return ids
    .map((id) => {
      const [few, now, many] = [of(fewest, id), of(counted, id), of(most, id)]
      return { id, to: (now ?? many ?? few)!.to, fewest: few, counted: now, most: many }
    })
    .filter((each) => !isSame(each.fewest, each.counted) || !isSame(each.counted, each.most))
}

function isSame(one: Duty | null, other: Duty | null): boolean {
  return (one === null) === (other === null) && one?.due === other?.due && one?.track === other?.track
}

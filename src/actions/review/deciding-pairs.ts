import { answer } from '../../breach/duties/duties.ts'
import type { Duty } from '../../breach/law/answer.ts'
import type { Situation } from '../../breach/law/situation.ts'
import type { Residence, Residents } from '../../breach/law/states.ts'
import { joinsAmong } from '../../people/linkage/distinct.ts'
import type { StoredPair } from '../../storage/count/pairs.ts'

/** The State in which each person is counted. */
export type StateOf = ReadonlyMap<string, string>

/** What pairs make of a count: `fewer` where two people turn out to be one, `more` where one turns out to be two. */
export type Direction = 'fewer' | 'more'

/** The Situation as it is when these pairs turn out other than counted. A pair across two States may take one from either. */
export function situationWith(
  situation: Situation,
  direction: Direction,
  pairs: readonly StoredPair[],
  stateOf: StateOf,
): Situation {
  const { people } = situation
  const byState = new Map([...pairsByState(pairs, stateOf)].map(([state, some]) => [state, change(direction, some)]))
  const entries = Object.entries(people.residents) as [Residence, number][]
  const residents: Residents = Object.fromEntries(
    entries.map(([state, number]) => [state, Math.max(0, number + (byState.get(state) ?? 0))]),
  )
  return { ...situation, people: { ...people, total: (people.total ?? 0) + change(direction, pairs), residents } }
}

/**
 * The pairs that can change what the law asks, as few as do: those of the nearest line, of all people or of one State,
 * the likeliest to turn out other than counted first. None where no line lies within.
 */
export function decidingPairs(
  situation: Situation,
  direction: Direction,
  pairs: readonly StoredPair[],
  stateOf: StateOf,
): StoredPair[] {
  const counted = answer(situation).duties
  const sways = (some: readonly StoredPair[]) =>
    !areAlike(counted, answer(situationWith(situation, direction, some, stateOf)).duties)
  if (!sways(pairs)) return []
  const likely = direction === 'fewer' ? -1 : 1
  const inTurn = pairs.toSorted((one, other) => likely * (one.likelihood - other.likelihood))
  const scopes = [inTurn, ...pairsByState(inTurn, stateOf).values()].filter(sways)
  return scopes.map((scope) => fewestThat(scope, sways)).toSorted((one, other) => one.length - other.length)[0] ?? []
}

/** Whether a duty is owed alike at two counts: or at neither. */
export function isAlike(one: Duty | null, other: Duty | null): boolean {
  return (one === null) === (other === null) && one?.due === other?.due && one?.track === other?.track
}

function areAlike(some: readonly Duty[], others: readonly Duty[]): boolean {
  const of = new Map(others.map((duty) => [duty.id, duty]))
  return some.length === others.length && some.every((duty) => isAlike(duty, of.get(duty.id) ?? null))
}

function change(direction: Direction, pairs: readonly StoredPair[]): number {
  if (direction === 'more') return pairs.length
  return -joinsAmong(pairs.map(({ onePerson, otherPerson }) => [onePerson, otherPerson]))
}

function pairsByState(pairs: readonly StoredPair[], stateOf: StateOf): Map<string, StoredPair[]> {
  const byState = new Map<string, StoredPair[]>()
  for (const pair of pairs)
    for (const state of new Set([stateOf.get(pair.onePerson!), stateOf.get(pair.otherPerson!)])) {
      if (state === undefined) continue
      const some = byState.get(state)
      if (some) some.push(pair)
      else byState.set(state, [pair])
    }
  return byState
}

// More pairs only go further across a line, so the first number that crosses it is found by halves.
function fewestThat(pairs: readonly StoredPair[], sways: (some: readonly StoredPair[]) => boolean): StoredPair[] {
  let [below, enough] = [0, pairs.length]
  while (enough - below > 1) {
    const middle = (below + enough) >> 1
    if (sways(pairs.slice(0, middle))) enough = middle
    else below = middle
  }
  return pairs.slice(0, enough)
}

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decidingPairs, situationWith } from '../../../src/actions/review/deciding-pairs.ts'
import { answer } from '../../../src/breach/duties/duties.ts'
import { complete } from '../../../src/breach/law/complete.ts'
import type { Residents } from '../../../src/breach/law/states.ts'
import type { StoredPair } from '../../../src/storage/count/pairs.ts'

const NOBODY_DECIDED = { decision: null, decidedAt: null, decidedBy: null, sealed: null } as const

/** A pair of two people who may be one; each pair has people of its own. */
function pairOf(name: string, likelihood: number): StoredPair {
  const [one, other] = [`${name}1`, `${name}2`]
  const place = { incident: 'one', basis: 'roster', one, other, onePerson: one, otherPerson: other }
  return { ...place, kind: 'open', likelihood, reasons: [], ...NOBODY_DECIDED }
}

function breachOf(total: number, residents: Residents = {}) {
  const incident = { event: { knownOn: '2026-02-02' }, people: { total, residents } } as const
  return complete(incident, '2026-03-02')
}

const somePairs = (state: string, number: number, likelihood = 0.5) =>
  Array.from({ length: number }, (_, at) => pairOf(`${state}${at}`, likelihood))

const statesOf = (pairs: readonly StoredPair[]) =>
  new Map(pairs.flatMap(({ onePerson, otherPerson }) => [onePerson!, otherPerson!]).map((id) => [id, id.slice(0, 2)]))

test('503 people and ten doubtful pairs: the four likeliest decide whether HHS is told now', () => {
  const likely = somePairs('TX', 4, 0.9)
  const pairs = [...somePairs('TX', 6, 0.2).map((pair) => ({ ...pair, one: `x${pair.one}` })), ...likely]
  expect(decidingPairs(breachOf(503), 'fewer', pairs, statesOf(pairs))).toEqual(likely)
})

test('no pair decides anything where no line of the law lies within', () => {
  const pairs = somePairs('TX', 40)
  expect(decidingPairs(breachOf(300), 'fewer', pairs, statesOf(pairs))).toEqual([])
  expect(decidingPairs(breachOf(9_000), 'fewer', pairs, statesOf(pairs))).toEqual([])
})

test('the media line of one State is decided by the pairs of that State, however many others there are', () => {
  const [here, elsewhere] = [somePairs('TX', 5), somePairs('NM', 200, 0.9)]
  const pairs = [...elsewhere, ...here]
  const breach = breachOf(900, { TX: 502, NM: 398 })
  const deciding = decidingPairs(breach, 'fewer', pairs, statesOf(pairs))
  expect(deciding.map(({ onePerson }) => onePerson!.slice(0, 2))).toEqual(['TX', 'TX'])
})

test('people counted as one who may be two decide a line above the count, the least likely first', () => {
  const [sure, unsure] = [somePairs('TX', 5, 0.99), somePairs('AZ', 1, 0.6)]
  const pairs = [...sure, ...unsure].map((pair) => ({ ...pair, kind: 'joined' as const, otherPerson: pair.onePerson }))
  const deciding = decidingPairs(breachOf(499), 'more', pairs, statesOf(pairs))
  expect(deciding.map(({ one }) => one)).toEqual(['AZ01'])
})

test('whatever the count: the pairs that decide change what is owed, and one fewer of them does not', () => {
  const anyPairs = fc.array(
    fc.record({ state: fc.constantFrom('TX', 'NM', 'AZ'), likelihood: fc.double({ min: 0, max: 1, noNaN: true }) }),
    { minLength: 1, maxLength: 30 },
  )
  fc.assert(
    fc.property(fc.integer({ min: 480, max: 530 }), anyPairs, (total, some) => {
      const pairs = some.map(({ state, likelihood }, at) => pairOf(`${state}${at}`, likelihood))
      const breach = breachOf(total, { TX: total - 5, NM: 5 })
      const deciding = decidingPairs(breach, 'fewer', pairs, statesOf(pairs))
      if (deciding.length === 0) return
      const owedWith = (few: readonly StoredPair[]) =>
        answer(situationWith(breach, 'fewer', few, statesOf(pairs))).duties.map(({ id, due, track }) => [
          id,
          due,
          track,
        ])
      expect(owedWith(deciding)).not.toEqual(owedWith([]))
      expect(owedWith(deciding.slice(0, -1))).toEqual(owedWith([]))
    }),
  )
})

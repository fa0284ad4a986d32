import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byCluster } from '../../../src/people/linkage/clusters.ts'
import { doubtsOf } from '../../../src/people/linkage/doubts.ts'
import { expectedPeople } from '../../../src/people/linkage/expected.ts'
import { unclearCount } from '../../../src/people/linkage/unclear-count.ts'

const pair = (onePerson: string, otherPerson: string, likelihood: number) => ({ onePerson, otherPerson, likelihood })

test('pairs that hang together are reviewed together, and first those by which the count falls most', () => {
  const queue = byCluster([pair('a', 'b', 0.9), pair('c', 'd', 0.8), pair('x', 'y', 0.95), pair('d', 'e', 0.7)])
  expect(queue.map(({ onePerson, otherPerson }) => onePerson + otherPerson)).toEqual(['cd', 'de', 'xy', 'ab'])
})

test('pairs that decide what the law asks come first, with those that hang on them', () => {
  const [ab, xy, yz] = [pair('a', 'b', 0.9), pair('x', 'y', 0.3), pair('y', 'z', 0.4)]
  expect(byCluster([ab, xy, yz], new Set([xy]))).toEqual([xy, yz, ab])
})

test('as many people are expected as are counted, less each doubtful pair by how likely it is', () => {
  expect(expectedPeople(100, [{ one: 'a', other: 'b', match: 0.9 }], [])).toBe(99)
  expect(expectedPeople(100, [], Array(10).fill({ one: 1, other: 2, match: 0.9 }))).toBe(101)
})

test('three pairs of three people are two people fewer at most', () => {
  const circle = [
    { one: 'a', other: 'b', match: 1 },
    { one: 'b', other: 'c', match: 1 },
    { one: 'c', other: 'a', match: 1 },
  ]
  expect(expectedPeople(10, circle, [])).toBe(8)
})

const PERSON = fc.constantFrom(...'abcdefgh')
const PAIRS = fc.array(
  fc.record({
    kind: fc.constantFrom('open' as const, 'joined' as const),
    onePerson: PERSON,
    otherPerson: PERSON,
    decision: fc.constantFrom(null, 'same' as const, 'different' as const, 'unsure' as const),
    likelihood: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  { maxLength: 12 },
)

test('the expected number lies between the least and the most, and no pair is lost by the order', () => {
  fc.assert(
    fc.property(PAIRS, (pairs) => {
      const { atLeast, atMost, expected, open } = doubtsOf(8, pairs)
      expect(atLeast <= expected && expected <= atMost).toBe(true)
      expect(new Set(byCluster(open))).toEqual(new Set(open))
    }),
  )
})

test('rosters too dirty to be counted on their own say so first, with what to ask for', () => {
  const said = unclearCount({ people: 519, atLeast: 325, atMost: 619, expected: 340 })
  expect(said).toMatch(/^The rosters are too unclear.*between 325 and 619 people, probably about 340\. 519 letters/)
  expect(unclearCount({ people: 5000, atLeast: 4900, atMost: 5050, expected: 4950 })).toBeNull()
  expect(unclearCount({ people: 30, atLeast: 25, atMost: 31, expected: 26 })).toBeNull()
})

import { afterAll, expect, test } from 'vitest'
import { descriptions } from '../../../src/people/linkage/blocking/descriptions.ts'
import { FACTS } from '../../../src/people/linkage/comparison/compare.ts'
import { distinct } from '../../../src/people/linkage/distinct.ts'
import { type Rates, USUAL, type Usual } from '../../../src/people/linkage/model.ts'
import { pairsOf } from '../../../src/people/linkage/pairs.ts'
import { peopleOf } from '../people.ts'
import { csvOf, type MadeRow, madeRoster } from '../roster-maker.ts'

const ROSTERS = [12, 36].map((seed) => [...madeRoster({ seed, people: 1200, again: 0.2, errors: 4, withMrn: false })])

const read = ROSTERS.map((rows: MadeRow[]) => {
  const all = descriptions()
  const truth: number[] = []
  for (const [at, person] of peopleOf([...csvOf(rows)].join('')).entries())
    truth[all.add(person, 'a')] = rows[at]!.person
  return { all, truth }
})

/** How many pairs are joined, and how many of them are of two people. */
function joinsWith(usual?: Usual) {
  const counts = { right: 0, wrong: 0 }
  for (const { all, truth } of read) {
    const { certain, likely } = pairsOf(all, usual)
    for (const { one, other } of [...certain, ...likely]) counts[truth[one] === truth[other] ? 'right' : 'wrong']++
  }
  return counts
}

const as = (rates: Rates, factor: number): Rates => {
  const [alike, partly, other] = [rates.alike, rates.partly, rates.other].map((rate) => rate * factor)
  const all = rates.same + alike! + partly! + other!
  return { same: rates.same / all, alike: alike! / all, partly: partly! / all, other: other! / all }
}

const base = joinsWith()
const worst: string[] = []
afterAll(() => console.log(['A rate twice or half as high changes of', base.right, 'joins:', ...worst].join(' ')))

test.each(['same', 'ofRelatives', 'ofTwins'] as const)(
  'no join hangs on the exact rate of errors that is assumed (%s): twice or half as much joins no two people',
  (kind) => {
    for (const fact of FACTS)
      for (const factor of [0.5, 2]) {
        const usual = { ...USUAL, [kind]: { ...USUAL[kind], [fact]: as(USUAL[kind][fact], factor) } }
        const { right, wrong } = joinsWith(usual)
        if (Math.abs(right - base.right) > base.right * 0.01)
          worst.push(`${kind}.${fact} × ${factor}: ${right - base.right};`)
        expect(wrong, `${kind} ${fact} ${factor}`).toBeLessThanOrEqual(base.wrong)
        expect(right, `${kind} ${fact} ${factor}`).toBeGreaterThanOrEqual(base.right * 0.99)
      }
  },
)

test.each(['matches', 'relatives', 'twins'] as const)('nor on how many pairs of each kind are assumed: %s', (kind) => {
  for (const factor of [0.25, 4]) {
    const { right, wrong } = joinsWith({ ...USUAL, [kind]: USUAL[kind] * factor })
    expect(wrong).toBeLessThanOrEqual(base.wrong)
    expect(right).toBeGreaterThanOrEqual(base.right * 0.99)
  }
})

test('a pair that is wrong by itself is parted by the other rows of the two people', () => {
  for (const { all, truth } of read) {
    const { personOf } = distinct(all)
    const within = Map.groupBy(truth.keys(), personOf)
    for (const cluster of within.values()) expect(new Set(cluster.map((number) => truth[number])).size).toBe(1)
  }
})

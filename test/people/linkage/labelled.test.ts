import { afterAll, describe, expect, test } from 'vitest'
import { describeShared, listedFiles, mapOf, sharedBytes, sharedTest } from '../../support/machine/shared.ts'
import { tallyOf } from '../people.ts'
import { csvOf, type MadeRow, madeRoster, type Wish } from '../roster-maker.ts'

const LISTED = listedFiles()

type Figures = { rows: number; people: number; atLeast: number; atMost: number; review: number }
type Score = Figures & { truth: number; precision: number; recall: number; f1: number; swallowed: number }

const table: string[] = []
afterAll(() => {
  const head =
    'roster                        true  counted  precision  recall     F1  swallowed  span             review'
  console.log([head, ...table].join('\n'))
})

describe('a roster with known answers', () => {
  sharedTest.each([
    { name: 'febrl_dataset1.csv', id: /^rec-(\d+)-/, off: 0.01, outside: 0, review: 0.01 },
    { name: 'febrl_dataset2.csv', id: /^rec-(\d+)-/, off: 0.003, outside: 0, review: 0.01 },
    { name: 'febrl_dsgen_C_1000.csv', id: /^(\d+)\d,/, off: 0.025, outside: 0.002, review: 0.02 },
    { name: 'synthea_MA_1171_patients.csv', id: /^([^,]+),/, off: 0, outside: 0, review: 0 },
  ])('$name is counted right: nobody is swallowed, and few are counted twice', ({ name, id, ...limits }) => {
    const bytes = sharedBytes(`rosters/${name}`)
    const lines = new TextDecoder().decode(bytes).trim().split('\n').slice(1)
    const score = scoreOf(
      name,
      bytes,
      lines.map((line) => id.exec(line)![1]!),
    )
    expect(score.swallowed).toBe(0)
    expect(score.precision).toBeGreaterThanOrEqual(0.999)
    expectWithin(score, limits)
  })

  sharedTest.each([
    { name: 'trap_community.csv', off: 0.02, outside: 0 },
    { name: 'trap_households.csv', off: 0.01, outside: 0.002 },
    { name: 'trap_households_again.csv', off: 0.01, outside: 0.002 },
    { name: 'trap_mailed.csv', off: 0.01, outside: 0.002 },
    { name: 'trap_names_only.csv', off: 0.05, outside: 0.002, review: 0.05 },
    { name: 'trap_no_contact.csv', off: 0.01, outside: 0.002 },
  ])('$name: a family with one e-mail, twins, and a father and a son stay themselves', ({ name, ...limits }) => {
    const lines = new TextDecoder()
      .decode(sharedBytes(`rosters/traps/${name}`))
      .trim()
      .split('\n')
    const cut = lines.map((line) => line.lastIndexOf(','))
    const roster = lines.map((line, at) => `${line.slice(0, cut[at])}\n`).join('')
    const score = scoreOf(name, roster, lines.map((line, at) => line.slice(cut[at]! + 1)).slice(1))
    expect(score.swallowed).toBe(0)
    expectWithin(score, { review: 0.1, ...limits })
  })

  test.each<Wish>([
    { seed: 1, people: 3000, again: 0.05, withMrn: false },
    { seed: 2, people: 3000, again: 0.2, errors: 4, withMrn: false },
    { seed: 3, people: 3000, again: 0.03 },
    { seed: 12, people: 3000, again: 0.2, errors: 4, withMrn: false },
    { seed: 36, people: 3000, again: 0.2, errors: 4, withMrn: false },
  ])('households, twins and juniors made from seed $seed: nobody is swallowed', (wish) => {
    const rows = [...madeRoster(wish)]
    const score = scoreOf(
      `made, seed ${wish.seed}`,
      [...csvOf(rows)].join(''),
      rows.map((row: MadeRow) => String(row.person)),
    )
    expect(score.swallowed).toBe(0)
    expect(Math.abs(score.people - score.truth)).toBeLessThanOrEqual(score.truth * 0.02)
    expect(score.atLeast <= score.truth && score.truth <= score.atMost).toBe(true)
    expect(score.review).toBeLessThanOrEqual(score.rows * 0.03)
    expect(score.atMost - score.atLeast).toBeLessThanOrEqual(score.people * 0.05)
  })
})

describeShared('the pairs of the immunization registry', () => {
  test.each(['S', 'D'])(
    'of roster %s: no two people are joined, and every match is joined or up for review',
    (half) => {
      const labels = labelsOf(new TextDecoder().decode(sharedBytes('rosters/immregistries_pairs_half-a.txt')))
      const name = `immregistries_pairs_half-a_${half}.csv`
      const bytes = sharedBytes(`rosters/${name}`)
      const pairs = new TextDecoder()
        .decode(bytes)
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.slice(0, line.indexOf(',')))
      const counted = tallyOf({ bytes, map: mapNamed(name) })
      const persons = [...counted.people()].map(({ person }) => person)
      const queued = new Set([...counted.review()].map(({ one, other }) => Math.min(one.row, other.row)))
      const outcome = { Match: [0, 0, 0], 'Possible Match': [0, 0, 0], 'Not a Match': [0, 0, 0] }
      for (let at = 0; at < pairs.length; at += 2) {
        const place = persons[at] === persons[at + 1] ? 0 : queued.has(at + 1) ? 1 : 2
        outcome[labels.get(pairs[at]!)!][place]! += 1
      }
      table.push(`registry ${half}: [joined, queued, neither] ${JSON.stringify(outcome)}`)
      expect(outcome['Not a Match'][0]).toBe(0)
      expect(outcome.Match[2]).toBe(0)
      expect(outcome['Possible Match'][0]! * 20).toBeLessThan(pairs.length / 2)
      expect(swallowedIn(pairs, persons)).toBe(0)
    },
  )
})

type Limits = { off: number; outside: number; review: number }

// `outside`: by how much of the people the truth may lie beyond the span.
function expectWithin(score: Score, { off, outside, review }: Limits): void {
  expect(Math.abs(score.people - score.truth)).toBeLessThanOrEqual(score.truth * off)
  expect(score.atLeast).toBeLessThanOrEqual(score.truth * (1 + outside))
  expect(score.atMost).toBeGreaterThanOrEqual(score.truth * (1 - outside))
  expect(score.review).toBeLessThanOrEqual(score.rows * review)
}

function scoreOf(name: string, bytes: Uint8Array | string, truth: string[]): Score {
  const counted = tallyOf({ bytes, map: mapNamed(name) })
  const persons = [...counted.people()].map(({ person }) => person)
  const { rows, people, atLeast, atMost, review } = counted.count()
  const { precision, recall, f1 } = pairwise(truth, persons)
  const figures = { rows, people, atLeast, atMost, review, truth: new Set(truth).size }
  const score = { ...figures, precision, recall, f1, swallowed: swallowedIn(truth, persons) }
  table.push(line(name, score))
  return score
}

function line(name: string, of: Score): string {
  const rates = [of.precision, of.recall, of.f1].map((rate) => rate.toFixed(4))
  const span = `${of.atLeast}..${of.atMost}`
  const cells = [
    of.truth,
    of.people,
    ...rates,
    of.swallowed,
    span,
    `${of.review} (${((of.review / of.rows) * 100).toFixed(1)} %)`,
  ]
  return name.padEnd(29) + cells.map((cell) => String(cell)).join('  ')
}

function pairwise(truth: string[], persons: number[]) {
  const sames = pairsIn(truth.map((real, at) => `${real} ${persons[at]}`))
  const [precision, recall] = [sames / (pairsIn(persons) || 1), sames / (pairsIn(truth) || 1)]
  if (pairsIn(truth) === 0) return { precision: 1 - pairsIn(persons), recall: 1, f1: 1 - pairsIn(persons) }
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) }
}

function pairsIn(of: readonly unknown[]): number {
  const sizes = new Map<unknown, number>()
  for (const each of of) sizes.set(each, (sizes.get(each) ?? 0) + 1)
  return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
}

// A person counted into another one is left without a letter.
function swallowedIn(truth: string[], persons: number[]): number {
  const within = new Map<number, Set<string>>()
  for (const [at, person] of persons.entries())
    within.set(person, (within.get(person) ?? new Set<string>()).add(truth[at]!))
  return [...within.values()].reduce((sum, { size }) => sum + size - 1, 0)
}

type Label = 'Match' | 'Possible Match' | 'Not a Match'

function labelsOf(text: string): Map<string, Label> {
  const blocks = text.matchAll(/TEST: ([SD]-\d+):.*\nEXPECT: (.*)\n/g)
  return new Map(Array.from(blocks, ([, pair, label]) => [pair!, label as Label]))
}

function mapNamed(name: string): string[] {
  return mapOf(LISTED.find(({ file }) => file === `rosters/${name}`) ?? { map: null })
}

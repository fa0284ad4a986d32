import { type Comparison, compare, isAgainst, isCertain, isDoubtful } from './compare.ts'
import { type Evidence, signatureOf, strongKeys, weakKeys } from './evidence.ts'

/** Two descriptions that may be one person. `weight` orders joins: the lower, the surer. */
export type Pair = { one: number; other: number; weight: number }

export type Pairs = { certain: Pair[]; likely: Pair[]; doubtful: Pair[] }

// A value that more descriptions share than this identifies nobody by itself; each is then compared with a few of its
// neighbours in the order of their texts, so that the cost grows with the number of rows and not with its square.
const LARGEST_COMPARED = 64
const NEIGHBOURS = 8

/** Compares descriptions that share a key, and says which are surely, likely or possibly one person. Free of their order. */
export function pairsOf(all: readonly Evidence[]): Pairs {
  const pairs: Pairs = { certain: [], likely: [], doubtful: [] }
  const judge = (one: number, other: number) => sort(one, other, compare(all[one]!, all[other]!), pairs)
  for (const group of groupsBy(all, strongKeys)) eachPair(inOrder(group, all), judge)
  const doubt = (one: number, other: number) => {
    const comparison = compare(all[one]!, all[other]!)
    if (isDoubtful(comparison)) pairs.doubtful.push({ one, other, weight: 9 })
  }
  for (const group of groupsBy(all, weakKeysWorthLookingAt(all))) eachPair(inOrder(group, all), doubt)
  return { ...pairs, certain: ordered(pairs.certain, all), likely: ordered(pairs.likely, all) }
}

function sort(one: number, other: number, of: Comparison, pairs: Pairs): void {
  const pair = { one, other, weight: weightOf(of) }
  if (!isAgainst(of)) (isCertain(of) ? pairs.certain : pairs.likely).push(pair)
  if (isDoubtful(of)) pairs.doubtful.push(pair)
}

function weightOf(of: Comparison): number {
  const agreeing = [of.sameMrn, of.ssn === 'same', of.name === 'same', of.birth === 'same', of.sameContact]
  return agreeing.filter((agrees) => !agrees).length
}

// A name alone is looked at only where somebody of that name has no birth date.
function weakKeysWorthLookingAt(all: readonly Evidence[]): (of: Evidence) => string[] {
  const names = new Set<string>()
  for (const of of all) if (!of.birth) for (const key of weakKeys(of)) names.add(key)
  return (of) => weakKeys(of).filter((key) => key[0] === 'a' || names.has(key))
}

function groupsBy(all: readonly Evidence[], keysOf: (of: Evidence) => string[]): number[][] {
  const firsts = new Map<string, number>()
  const groups = new Map<string, number[]>()
  all.forEach((evidence, number) => {
    for (const key of keysOf(evidence)) {
      const first = firsts.get(key)
      if (first === undefined) firsts.set(key, number)
      else if (!groups.get(key)?.push(number)) groups.set(key, [first, number])
    }
  })
  return [...groups.values()]
}

function inOrder(group: number[], all: readonly Evidence[]): number[] {
  const texts = new Map(group.map((number) => [number, signatureOf(all[number]!)]))
  return group.sort((one, other) => compareTexts(texts.get(one)!, texts.get(other)!))
}

function compareTexts(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}

function eachPair(group: number[], visit: (one: number, other: number) => void): void {
  const reach = group.length > LARGEST_COMPARED ? NEIGHBOURS : group.length
  group.forEach((one, at) => {
    for (const other of group.slice(at + 1, at + 1 + reach)) visit(one, other)
  })
}

function ordered(pairs: Pair[], all: readonly Evidence[]): Pair[] {
  const members = [...new Set(pairs.flatMap(({ one, other }) => [one, other]))]
  const rank = new Map(inOrder(members, all).map((number, at) => [number, at]))
  return pairs.sort(
    (a, b) => a.weight - b.weight || rank.get(a.one)! - rank.get(b.one)! || rank.get(a.other)! - rank.get(b.other)!,
  )
}

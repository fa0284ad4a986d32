import { type Comparison, compare, isAgainst, isCertain, isDoubtful } from './compare.ts'
import type { Descriptions } from './descriptions.ts'
import { evidencePart } from './evidence.ts'
import { addressKey, type Key, nameKey, STRONG_KEYS } from './keys.ts'

/** Two descriptions that may be one person, by number. `weight` orders joins: the lower, the surer. */
export type Pair = { one: number; other: number; weight: number }

export type Pairs = { certain: Pair[]; likely: Pair[]; doubtful: Pair[] }

// A value that more descriptions share than this identifies nobody by itself; each is then compared with a few of its
// neighbours in the order of their texts, so that the cost grows with the number of rows and not with its square.
const LARGEST_COMPARED = 64
const NEIGHBOURS = 8
const DOUBTFUL_NEIGHBOURS = 1

/** Compares descriptions that share a key, and says which are surely, likely or possibly one person. Free of their order. */
export function pairsOf(said: Descriptions): Pairs {
  const pairs: Pairs = { certain: [], likely: [], doubtful: [] }
  const judge = (one: number, other: number, crowded: boolean) => {
    sort(one, other, compare(said.evidence(one), said.evidence(other)), crowded, pairs)
  }
  for (const key of STRONG_KEYS)
    for (const group of groupsBy(said, key)) eachPair(inOrder(group, said), NEIGHBOURS, judge)
  const doubt = (one: number, other: number) => {
    if (isDoubtful(compare(said.evidence(one), said.evidence(other)))) pairs.doubtful.push({ one, other, weight: 9 })
  }
  for (const key of [undatedNameKey(said), addressKey])
    for (const group of groupsBy(said, key)) eachPair(inOrder(group, said), DOUBTFUL_NEIGHBOURS, doubt)
  return { ...pairs, certain: ordered(pairs.certain, said), likely: ordered(pairs.likely, said) }
}

function sort(one: number, other: number, of: Comparison, crowded: boolean, pairs: Pairs): void {
  const pair = { one, other, weight: weightOf(of) }
  const certain = isCertain(of)
  if (!isAgainst(of) && (certain || !crowded)) (certain ? pairs.certain : pairs.likely).push(pair)
  if (isDoubtful(of)) pairs.doubtful.push(pair)
}

function weightOf(of: Comparison): number {
  const agreeing = [of.sameMrn, of.ssn === 'same', of.name === 'same', of.birth === 'same', of.sameContact]
  return agreeing.filter((agrees) => !agrees).length
}

// A name alone is looked at only where somebody of that name has no birth date.
function undatedNameKey(said: Descriptions): Key {
  const names = new Set<string>()
  for (let number = 0; number < said.count(); number++) {
    const text = said.text(number)
    if (evidencePart(text, 'birth') === '') names.add(nameKey(text))
  }
  return (text) => (names.size > 0 && names.has(nameKey(text)) ? nameKey(text) : '')
}

function groupsBy(said: Descriptions, keyOf: Key): number[][] {
  const firsts = new Map<string, number>()
  const groups = new Map<string, number[]>()
  for (let number = 0; number < said.count(); number++) {
    const key = keyOf(said.text(number))
    const first = key === '' ? number : firsts.get(key)
    if (first === undefined) firsts.set(key, number)
    else if (key !== '' && !groups.get(key)?.push(number)) groups.set(key, [first, number])
  }
  return [...groups.values()]
}

function inOrder(group: number[], said: Descriptions): number[] {
  return group.sort((one, other) => compareTexts(said.text(one), said.text(other)))
}

function compareTexts(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}

type Visit = (one: number, other: number, crowded: boolean) => void

function eachPair(group: number[], neighbours: number, visit: Visit): void {
  const crowded = group.length > LARGEST_COMPARED
  const reach = crowded ? neighbours : group.length
  group.forEach((one, at) => {
    for (const other of group.slice(at + 1, at + 1 + reach)) visit(one, other, crowded)
  })
}

function ordered(pairs: Pair[], said: Descriptions): Pair[] {
  const members = [...new Set(pairs.flatMap(({ one, other }) => [one, other]))]
  const rank = new Map(inOrder(members, said).map((number, at) => [number, at]))
  const place = (number: number) => rank.get(number) ?? 0
  return pairs.sort((a, b) => a.weight - b.weight || place(a.one) - place(b.one) || place(a.other) - place(b.other))
}

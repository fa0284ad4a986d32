import type { DefaultValue } from './blocking/default-values.ts'
import type { Descriptions } from './blocking/descriptions.ts'
import { expectedPeople } from './expected.ts'
import { type Groups, groups, type MayJoin } from './groups.ts'
import { type Pair, pairsOf } from './pairs.ts'

/** A pair for clerical review: how likely it is a match, from 0 to 1, and what speaks for and against it. */
export type Doubt = Pair & { reasons: string[] }

/** What somebody decided of two descriptions, by number. */
export type DecidedPair = { one: number; other: number; same: boolean }

/** What is settled before: `ownerOf` is the known person of a description, or -1; known people stay as many as they are. */
export type Settled = { ownerOf?: Int32Array | undefined; decided?: readonly DecidedPair[] }

/** Which descriptions are one person, and between which numbers the truth lies. */
export type Distinct = {
  people: number
  /** People if only the certain are joined. */
  atMost: number
  /** People if everything doubtful is joined. */
  atLeast: number
  /** How many there probably are: see `expectedPeople`. */
  expected: number
  /** The values that many people carry and that were no evidence. */
  defaults: DefaultValue[]
  /** Pairs of people who may be one, by the number of a description of each, the likeliest first. */
  review: Doubt[]
  /** Pairs that were joined because they are likely, and not certain: `atMost` counts each as two. */
  joined: Doubt[]
  /** The person that a description is of: a number that all descriptions of one person share. */
  personOf(description: number): number
}

/**
 * Joins descriptions of one person, as the model of Fellegi and Sunter finds them likely. What somebody decided holds
 * before all; then the surest pairs go first, and no join brings together descriptions that speak against each other,
 * so a chain of likenesses swallows nobody.
 */
export function distinct(descriptions: Descriptions, { ownerOf, decided = [] }: Settled = {}): Distinct {
  const pairs = pairsOf(descriptions)
  const people = groups(descriptions.count())
  if (ownerOf) joinKnown(ownerOf, people)
  const areApart = apartness(ownerOf, decided)
  const mayJoin: MayJoin = (left, right) =>
    left.every((one) => right.every((other) => !areApart(one, other) && pairs.mayBeOne(one, other)))
  for (const { one, other, same } of decided) if (same && !areApart(one, other)) people.join(one, other)
  for (const { one, other } of pairs.certain) people.join(one, other, mayJoin)
  const atMost = people.count()
  const likely = pairs.likely.filter(({ one, other }) => joinsTwo(people, one, other, mayJoin))
  const review = openPairs([...pairs.certain, ...pairs.likely, ...pairs.doubtful], people, decided)
  const explained = (pair: Pair): Doubt => ({ ...pair, reasons: pairs.reasons(pair) })
  return {
    people: people.count(),
    atMost,
    atLeast: people.count() - joinsAmong(review.map(({ one, other }) => [people.groupOf(one), people.groupOf(other)])),
    expected: expectedPeople(
      people.count(),
      review.map(({ one, other, match }) => ({ one: people.groupOf(one), other: people.groupOf(other), match })),
      likely,
    ),
    defaults: pairs.defaults,
    review: review.map(explained),
    joined: likely.map(explained),
    personOf: people.groupOf,
  }
}

/** How many fewer people there are if both of each pair are one; a pair that others have joined already counts nothing. */
export function joinsAmong<T>(pairs: readonly (readonly [T, T])[]): number {
  const numbers = new Map<T, number>()
  for (const person of pairs.flat()) if (!numbers.has(person)) numbers.set(person, numbers.size)
  const joined = groups(numbers.size)
  for (const [one, other] of pairs) joined.join(numbers.get(one)!, numbers.get(other)!)
  return numbers.size - joined.count()
}

type Ask<T> = (one: number, other: number) => T

function joinKnown(ownerOf: Int32Array, people: Groups): void {
  const firsts = new Int32Array(ownerOf.length).fill(-1)
  ownerOf.forEach((owner, description) => {
    if (owner < 0) return
    if (firsts[owner] === -1) firsts[owner] = description
    people.join(firsts[owner]!, description)
  })
}

// Of two known people, or decided to be two.
function apartness(ownerOf: Int32Array | undefined, decided: readonly DecidedPair[]): Ask<boolean> {
  const two = new Set(
    decided.filter(({ same }) => !same).flatMap(({ one, other }) => [`${one} ${other}`, `${other} ${one}`]),
  )
  return (one, other) => {
    if (two.size > 0 && two.has(`${one} ${other}`)) return true
    const [mine, theirs] = [ownerOf?.[one] ?? -1, ownerOf?.[other] ?? -1]
    return mine >= 0 && theirs >= 0 && mine !== theirs
  }
}

function joinsTwo(people: Groups, one: number, other: number, mayJoin: MayJoin): boolean {
  return people.groupOf(one) !== people.groupOf(other) && people.join(one, other, mayJoin)
}

// Of several pairs between two people the likeliest stands for them, unless somebody decided that they are two.
function openPairs(pairs: readonly Pair[], people: Groups, decided: readonly DecidedPair[]): Pair[] {
  const between = ({ one, other }: { one: number; other: number }) =>
    [people.groupOf(one), people.groupOf(other)].sort((a, b) => a - b).join(' ')
  const settled = new Set(decided.filter(({ same }) => !same).map(between))
  const open = new Map<string, Pair>()
  for (const pair of pairs) {
    if (people.groupOf(pair.one) === people.groupOf(pair.other)) continue
    const key = between(pair)
    if (!settled.has(key) && !open.has(key)) open.set(key, pair)
  }
  return [...open.values()]
}

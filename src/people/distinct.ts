import type { Descriptions } from './descriptions.ts'
import { type Groups, groups, type MayJoin } from './groups.ts'
import { type Pair, type Pairs, pairsOf } from './pairs.ts'

/** A pair for somebody to look at: how likely it is one person, from 0 to 1, and what speaks for and against it. */
export type Doubt = Pair & { reasons: string[] }

/** Which descriptions are one person, and between which numbers the truth lies. */
export type Distinct = {
  people: number
  /** People if only the certain are joined. */
  atMost: number
  /** People if everything doubtful is joined. */
  atLeast: number
  /** Pairs of people who may be one, by the number of a description of each, the likeliest first. */
  review: Doubt[]
  /** The person that a description is of: a number that all descriptions of one person share. */
  personOf(description: number): number
}

/**
 * Joins descriptions of one person, as the model of Fellegi and Sunter finds them likely. The surest pairs go first,
 * and no join brings together descriptions that speak against each other, so a chain of likenesses swallows nobody. `known` are sets of descriptions already held to be one person
 * each, and never the same one.
 */
export function distinct(said: Descriptions, known: readonly (readonly number[])[] = []): Distinct {
  const pairs = pairsOf(said)
  const people = groups(said.count())
  const owner = ownersOf(known, people)
  const areKnownApart = (one: number, other: number): boolean => {
    const [mine, theirs] = [owner.get(one), owner.get(other)]
    return mine !== undefined && theirs !== undefined && mine !== theirs
  }
  const mayJoin: MayJoin = (left, right) => agree(left, right, pairs.vote, areKnownApart)
  for (const { one, other } of pairs.certain) people.join(one, other, mayJoin)
  const atMost = people.count()
  for (const { one, other } of pairs.likely) people.join(one, other, mayJoin)
  const review = openPairs([...pairs.certain, ...pairs.likely, ...pairs.doubtful], people)
  const atLeast = countJoined(review, people)
  const doubts = review.map((pair) => ({ ...pair, reasons: pairs.reasons(pair) }))
  return { people: people.count(), atMost, atLeast, review: doubts, personOf: people.groupOf }
}

// A group that is one person for most of its pairs may hold one odd description; what is barred holds for all.
const MOST_AGAINST = 1 / 3

type Ask<T> = (one: number, other: number) => T

function agree(
  left: readonly number[],
  right: readonly number[],
  vote: Ask<ReturnType<Pairs['vote']>>,
  areKnownApart: Ask<boolean>,
): boolean {
  let against = 0
  for (const one of left)
    for (const other of right) {
      const said = areKnownApart(one, other) ? 'never' : vote(one, other)
      if (said === 'never') return false
      if (said === 'against') against++
    }
  return against <= left.length * right.length * MOST_AGAINST
}

function ownersOf(known: readonly (readonly number[])[], people: Groups): Map<number, number> {
  const owner = new Map<number, number>()
  known.forEach((descriptions, person) => {
    for (const description of descriptions) {
      owner.set(description, person)
      people.join(descriptions[0]!, description)
    }
  })
  return owner
}

// Of several pairs between two people the likeliest stands for them.
function openPairs(pairs: readonly Pair[], people: Groups): Pair[] {
  const open = new Map<string, Pair>()
  for (const pair of pairs) {
    const [a, b] = [people.groupOf(pair.one), people.groupOf(pair.other)]
    const key = a < b ? `${a} ${b}` : `${b} ${a}`
    if (a !== b && !open.has(key)) open.set(key, pair)
  }
  return [...open.values()]
}

function countJoined(review: readonly Pair[], people: Groups): number {
  const persons = new Map<number, number>()
  const number = (description: number) => {
    const person = people.groupOf(description)
    if (!persons.has(person)) persons.set(person, persons.size)
    return persons.get(person)!
  }
  const joined = groups(review.length * 2)
  for (const { one, other } of review) joined.join(number(one), number(other))
  return people.count() - (review.length * 2 - joined.count())
}

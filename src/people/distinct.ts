import { compare, isAgainst } from './compare.ts'
import type { Descriptions } from './descriptions.ts'
import { type Groups, groups } from './groups.ts'
import { type Pair, pairsOf } from './pairs.ts'

/** Which descriptions are one person, and between which numbers the truth lies. */
export type Distinct = {
  people: number
  /** People if only the certain are joined. */
  atMost: number
  /** People if everything doubtful is joined. */
  atLeast: number
  /** Pairs of people who may be one, by the number of a description of each. */
  review: [one: number, other: number][]
  /** The person that a description is of: a number that all descriptions of one person share. */
  personOf(description: number): number
}

/**
 * Joins descriptions of one person: those whose MRN, SSN, or name and birth date agree while nothing strong speaks
 * against it. The surest pairs go first, and no join brings together two descriptions of which one speaks against the
 * other, so a chain of likenesses swallows nobody. `known` are sets of descriptions already held to be one person
 * each, and never the same one.
 */
export function distinct(said: Descriptions, known: readonly (readonly number[])[] = []): Distinct {
  const pairs = pairsOf(said)
  const people = groups(said.count())
  const owner = ownersOf(known, people)
  const mayJoin = (one: number, other: number): boolean => {
    const [mine, theirs] = [owner.get(one), owner.get(other)]
    if (mine !== undefined && theirs !== undefined && mine !== theirs) return false
    return !isAgainst(compare(said.evidence(one), said.evidence(other)))
  }
  for (const { one, other } of pairs.certain) people.join(one, other, mayJoin)
  const atMost = people.count()
  for (const { one, other } of pairs.likely) people.join(one, other, mayJoin)
  const review = openPairs([...pairs.certain, ...pairs.likely, ...pairs.doubtful], people)
  const atLeast = countJoined(review, people)
  return { people: people.count(), atMost, atLeast, review, personOf: people.groupOf }
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

function openPairs(pairs: readonly Pair[], people: Groups): [number, number][] {
  const open = new Map<string, [number, number]>()
  for (const { one, other } of pairs) {
    const [a, b] = [people.groupOf(one), people.groupOf(other)]
    if (a !== b) open.set(a < b ? `${a} ${b}` : `${b} ${a}`, [one, other])
  }
  return [...open.values()]
}

function countJoined(review: readonly [number, number][], people: Groups): number {
  const persons = new Map<number, number>()
  const number = (description: number) => {
    const person = people.groupOf(description)
    if (!persons.has(person)) persons.set(person, persons.size)
    return persons.get(person)!
  }
  const joined = groups(review.length * 2)
  for (const [one, other] of review) joined.join(number(one), number(other))
  return people.count() - (review.length * 2 - joined.count())
}

import { groups } from './groups.ts'

/** Two people, by whatever names them, and how likely they are one, from 0 to 1. */
export type Link<T> = { one: T; other: T; match: number }

/**
 * How many people there probably are: those counted, less each doubtful link by its probability, and with each likely
 * join the other way about. Of links in a circle the likeliest alone count. It is told for information: it lowers no
 * duty.
 */
export function expectedPeople<T>(people: number, open: readonly Link<T>[], joined: readonly Link<unknown>[]): number {
  const more = joined.reduce((sum, { match }) => sum + 1 - match, 0)
  return Math.round(people - likeliestOf(open) + more)
}

function likeliestOf<T>(links: readonly Link<T>[]): number {
  const numbers = new Map<T, number>()
  for (const person of links.flatMap(({ one, other }) => [one, other]))
    if (!numbers.has(person)) numbers.set(person, numbers.size)
  const clusters = groups(numbers.size)
  let sum = 0
  for (const { one, other, match } of links.toSorted((a, b) => b.match - a.match)) {
    const before = clusters.count()
    clusters.join(numbers.get(one)!, numbers.get(other)!)
    if (clusters.count() < before) sum += match
  }
  return sum
}

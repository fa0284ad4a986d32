import { groups } from './groups.ts'

/** Two people by their ids, and how likely they are one, from 0 to 1. */
export type DoubtfulLink = { onePerson: string | null; otherPerson: string | null; likelihood: number }

/**
 * Puts doubtful pairs in the order of a review: those that hang together one after the other, first the clusters with
 * pairs that decide something, then those by which the count probably falls most. Within a cluster the deciding pairs come
 * first, then the likeliest.
 */
export function byCluster<P extends DoubtfulLink>(pairs: readonly P[], deciding: ReadonlySet<P> = new Set()): P[] {
  const clusters = clustersOf(pairs).map((cluster) => inTurn(cluster, deciding, ({ likelihood }) => likelihood))
  return inTurn(clusters, new Set(clusters.filter(([first]) => deciding.has(first!))), effectOf).flat()
}

function inTurn<T>(all: readonly T[], first: ReadonlySet<T>, weight: (one: T) => number): T[] {
  return all.toSorted((one, other) => Number(first.has(other)) - Number(first.has(one)) || weight(other) - weight(one))
}

function effectOf(cluster: readonly DoubtfulLink[]): number {
  return cluster.reduce((sum, { likelihood }) => sum + likelihood, 0)
}

function clustersOf<P extends DoubtfulLink>(pairs: readonly P[]): P[][] {
  const numbers = new Map<string | null, number>()
  for (const person of pairs.flatMap(({ onePerson, otherPerson }) => [onePerson, otherPerson]))
    if (!numbers.has(person)) numbers.set(person, numbers.size)
  const joined = groups(numbers.size)
  for (const { onePerson, otherPerson } of pairs) joined.join(numbers.get(onePerson)!, numbers.get(otherPerson)!)
  return [...Map.groupBy(pairs, ({ onePerson }) => joined.groupOf(numbers.get(onePerson)!)).values()]
}

import { groups } from './groups.ts'

/** Two people by their ids, and how likely they are one, from 0 to 1. */
export type DoubtfulLink = { onePerson: string | null; otherPerson: string | null; likelihood: number }

/**
 * Puts doubtful pairs in the order of a review: those that hang together one after the other, first the clusters by which
 * the count probably falls most, and within a cluster the likeliest pair first.
 */
export function byCluster<P extends DoubtfulLink>(pairs: readonly P[]): P[] {
  const clusters = clustersOf(pairs).map((cluster) =>
    cluster.toSorted((one, other) => other.likelihood - one.likelihood),
  )
  const effect = (cluster: readonly P[]) => cluster.reduce((sum, { likelihood }) => sum + likelihood, 0)
  return clusters.toSorted((one, other) => effect(other) - effect(one)).flat()
}

function clustersOf<P extends DoubtfulLink>(pairs: readonly P[]): P[][] {
  const numbers = new Map<string | null, number>()
  for (const person of pairs.flatMap(({ onePerson, otherPerson }) => [onePerson, otherPerson]))
    if (!numbers.has(person)) numbers.set(person, numbers.size)
  const joined = groups(numbers.size)
  for (const { onePerson, otherPerson } of pairs) joined.join(numbers.get(onePerson)!, numbers.get(otherPerson)!)
  return [...Map.groupBy(pairs, ({ onePerson }) => joined.groupOf(numbers.get(onePerson)!)).values()]
}

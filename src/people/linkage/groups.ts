export type MayJoin = (left: readonly number[], right: readonly number[]) => boolean

/** Clusters of things, numbered from 0, which grow as pairs of them are found to be matches. */
export type Groups = {
  count(): number
  groupOf(thing: number): number
  membersOf(thing: number): readonly number[]
  /** Puts the groups of two things together, unless `mayJoin` says no of their members. Answers whether one remains. */
  join(one: number, other: number, mayJoin?: MayJoin): boolean
}

// So many different descriptions are of no one person; a join that asks for more comparisons is refused.
const MOST_COMPARISONS = 10_000

/** So many things, each at first a cluster of its own. */
export function groups(things: number): Groups {
  const parents = Int32Array.from({ length: things }, (_, thing) => thing)
  const members = new Map<number, number[]>()
  let count = things
  const groupOf = (thing: number) => rootOf(parents, thing)
  const membersOf = (thing: number) => members.get(groupOf(thing)) ?? [groupOf(thing)]
  const put = (left: number[], right: readonly number[]): void => {
    const [into, from] = [groupOf(left[0]!), groupOf(right[0]!)]
    parents[from] = into
    members.delete(from)
    members.set(into, left)
    for (const member of right) left.push(member)
    count--
  }
  const join: Groups['join'] = (one, other, mayJoin) => {
    if (groupOf(one) === groupOf(other)) return true
    const [left, right] = [membersOf(one), membersOf(other)]
    if (mayJoin && (left.length * right.length > MOST_COMPARISONS || !mayJoin(left, right))) return false
    if (left.length < right.length) put(right, left)
    else put(left, right)
    return true
  }
  return { count: () => count, groupOf, membersOf, join }
}

function rootOf(parents: Int32Array, thing: number): number {
  let root = thing
  while (parents[root] !== root) root = parents[root]!
  for (let at = thing; at !== root; ) {
    const next = parents[at]!
    parents[at] = root
    at = next
  }
  return root
}

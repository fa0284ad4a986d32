/** Things, numbered from 0, that fall into groups as pairs of them are found to belong together. */
export type Groups = {
  count(): number
  groupOf(thing: number): number
  membersOf(thing: number): readonly number[]
  /** Puts the groups of two things together, unless `mayJoin` says no of some two members. Answers whether one remains. */
  join(one: number, other: number, mayJoin?: (one: number, other: number) => boolean): boolean
}

// So many different descriptions are of no one person; a join that asks for more comparisons is refused.
const MOST_COMPARISONS = 10_000

export function groups(things: number): Groups {
  const parents = Int32Array.from({ length: things }, (_, thing) => thing)
  const members = new Map<number, number[]>()
  let count = things
  const groupOf = (thing: number): number => {
    let root = thing
    while (parents[root] !== root) root = parents[root]!
    for (let at = thing; at !== root; ) {
      const next = parents[at]!
      parents[at] = root
      at = next
    }
    return root
  }
  const membersOf = (thing: number) => members.get(groupOf(thing)) ?? [groupOf(thing)]
  const put = (into: number, from: number): void => {
    const [left, right] = [membersOf(into), membersOf(from)]
    parents[from] = into
    members.delete(from)
    members.set(into, left)
    for (const member of right) left.push(member)
    count--
  }
  const join: Groups['join'] = (one, other, mayJoin) => {
    const [a, b] = [groupOf(one), groupOf(other)]
    if (a === b) return true
    const [left, right] = [membersOf(a), membersOf(b)]
    if (mayJoin && left.length * right.length > MOST_COMPARISONS) return false
    if (mayJoin && !left.every((member) => right.every((each) => mayJoin(member, each)))) return false
    if (left.length < right.length) put(b, a)
    else put(a, b)
    return true
  }
  return { count: () => count, groupOf, membersOf, join }
}

/** Things, numbered from 0, that fall into groups as pairs of them are found to belong together. */
export type Groups = {
  count(): number
  groupOf(thing: number): number
  membersOf(thing: number): readonly number[]
  /** Puts the groups of two things together, unless `mayJoin` says no of some two members. Answers whether one remains. */
  join(one: number, other: number, mayJoin?: (one: number, other: number) => boolean): boolean
}

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
  const join: Groups['join'] = (one, other, mayJoin) => {
    const [into, from] = [groupOf(one), groupOf(other)]
    if (into === from) return true
    const [left, right] = [membersOf(into), membersOf(from)]
    if (mayJoin && !left.every((a) => right.every((b) => mayJoin(a, b)))) return false
    parents[from] = into
    members.set(into, [...left, ...right])
    members.delete(from)
    count--
    return true
  }
  return { count: () => count, groupOf, membersOf, join }
}

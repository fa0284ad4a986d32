/** Whether one text becomes the other by at most `most` letters left out, added, changed or swapped with the next. */
export function isWithin(one: string, other: string, most: number): boolean {
  if (Math.abs(one.length - other.length) > most) return false
  let [before, last]: number[][] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)]
  for (let row = 1; row <= one.length; row++) {
    const now = [row]
    for (let at = 1; at <= other.length; at++) {
      const same = one[row - 1] === other[at - 1]
      const isSwap = row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]
      const swapped = isSwap ? before![at - 2]! + 1 : Infinity
      now[at] = Math.min(last![at]! + 1, now[at - 1]! + 1, last![at - 1]! + (same ? 0 : 1), swapped)
    }
    before = last
    last = now
  }
  return last![other.length]! <= most
}

/** Gives the numbers of those that share a hash, group by group, each in its order; a hash of 0 is none. */
export type EachGroup = (hashes: Uint32Array, take: (group: number[]) => void) => void

/**
 * Groups so many by their hashes, as often as it is asked, in room that is taken once. Laid out by the low bits of their
 * hash, as a counting sort does, those that share it stand side by side.
 */
export function groupingByHash(count: number): EachGroup {
  const mask = 2 ** Math.ceil(Math.log2(count + 1) + 1) - 1
  const starts = new Uint32Array(mask + 2)
  const places = new Uint32Array(count)
  return (hashes, take) => {
    layOut(hashes, mask, starts, places)
    for (let at = 0; at <= mask; at++) {
      const [from, to] = [starts[at]!, starts[at + 1]!]
      if (to - from > 2) eachHash(places.subarray(from, to), hashes, take)
      else if (to - from === 2 && hashes[places[from]!] === hashes[places[from + 1]!])
        take([places[from]!, places[from + 1]!])
    }
  }
}

function layOut(hashes: Uint32Array, mask: number, starts: Uint32Array, places: Uint32Array): void {
  starts.fill(0)
  for (let at = 0; at < hashes.length; at++) if (hashes[at] !== 0) starts[hashes[at]! & mask]!++
  for (let at = 1; at < starts.length; at++) starts[at]! += starts[at - 1]!
  for (let number = hashes.length - 1; number >= 0; number--) {
    const hash = hashes[number]!
    if (hash !== 0) places[--starts[hash & mask]!] = number
  }
}

function eachHash(numbers: Uint32Array, hashes: Uint32Array, take: (group: number[]) => void): void {
  const inOrder = byHash(numbers, hashes)
  for (let from = 0, to = 1; from < inOrder.length; from = to++) {
    while (to < inOrder.length && hashes[inOrder[to]!] === hashes[inOrder[from]!]) to++
    if (to - from > 1) take(inOrder.slice(from, to))
  }
}

// What shares a bucket is little, and mostly one group: then it is in order already.
function byHash(numbers: Uint32Array, hashes: Uint32Array): number[] {
  const inOrder = Array.from(numbers)
  const isOne = inOrder.every((number) => hashes[number] === hashes[inOrder[0]!])
  return isOne ? inOrder : inOrder.sort((one, other) => hashes[one]! - hashes[other]! || one - other)
}

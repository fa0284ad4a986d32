import type { Descriptions } from './descriptions.ts'
import { findParts, PARTS } from './evidence.ts'
import { KEYS, type Key, undatedNames } from './keys.ts'

/**
 * Two descriptions worth comparing. `crowded`: what they share is shared by so many that it says nothing by itself.
 */
export type Visit = (one: number, other: number, crowded: boolean) => void

// Of a value that more descriptions share than this, each is compared with its next few in the order of their texts
// only, so that the cost grows with the number of rows and not with its square.
const LARGEST_COMPARED = 48
const NEIGHBOURS = 4

/** Visits each pair of descriptions that shares a key, once, but for pairs of crowded keys. Free of their order. */
export function eachCandidate(said: Descriptions, visit: Visit): void {
  const hashes = [...KEYS, undatedNames(said)].map((key) => hashesOf(said, key))
  hashes.forEach((own, at) => {
    const earlier = hashes.slice(0, at)
    const isNew = (one: number, other: number) => earlier.every((key) => key[one] === 0 || key[one] !== key[other])
    eachGroup(own, (group) => {
      if (group.length <= LARGEST_COMPARED) return eachPair(group, group.length, isNew, (a, b) => visit(a, b, false))
      const inOrder = group.sort((one, other) => compareTexts(said.text(one), said.text(other)))
      eachPair(inOrder, NEIGHBOURS, isNew, (a, b) => visit(a, b, true))
      for (const number of group) own[number] = 0
    })
  })
}

function hashesOf(said: Descriptions, key: Key): Uint32Array {
  const starts = new Int32Array(Object.keys(PARTS).length + 1)
  const hashes = new Uint32Array(said.count())
  for (let number = 0; number < hashes.length; number++) {
    findParts(said.text(number), starts)
    hashes[number] = key(said.text(number), starts)
  }
  return hashes
}

// Hash and number together as one float: sorting these puts equal hashes side by side, without an object a row.
function eachGroup(hashes: Uint32Array, take: (group: number[]) => void): void {
  const base = 2 ** Math.ceil(Math.log2(hashes.length + 1))
  const sorted = new Float64Array(hashes.length)
  let used = 0
  for (let number = 0; number < hashes.length; number++)
    if (hashes[number] !== 0) sorted[used++] = hashes[number]! * base + number
  const entries = sorted.subarray(0, used).sort()
  for (let from = 0; from < used; ) {
    const hash = Math.floor(entries[from]! / base)
    let to = from + 1
    while (to < used && entries[to]! < (hash + 1) * base) to++
    if (to - from > 1) take(Array.from(entries.subarray(from, to), (entry) => entry - hash * base))
    from = to
  }
}

type Filter = (one: number, other: number) => boolean

function eachPair(group: number[], reach: number, isNew: Filter, visit: (one: number, other: number) => void): void {
  for (let at = 0; at < group.length; at++) {
    const last = Math.min(group.length - 1, at + reach)
    for (let next = at + 1; next <= last; next++) if (isNew(group[at]!, group[next]!)) visit(group[at]!, group[next]!)
  }
}

function compareTexts(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}

import type { Descriptions } from './descriptions.ts'
import type { Features } from './features.ts'
import { both } from './hash.ts'
import { KEYS, UNDATED } from './keys.ts'

/** Two descriptions worth comparing. `crowded`: what they share is shared by so many that it says nothing by itself. */
export type Visit = (one: number, other: number, crowded: boolean) => void

// Of a value that more descriptions share than this, each is compared with its next few in the order of their texts
// only, so that the cost grows with the number of rows and not with its square.
const LARGEST_COMPARED = 48
const NEIGHBOURS = 4

/** Visits each pair of descriptions that shares a key, once, but for pairs of crowded keys. Free of their order. */
export function eachCandidate(said: Descriptions, features: Features, visit: Visit): void {
  const done = keysDone(said.count())
  for (const key of KEYS) {
    const own = hashesOf(features, key)
    const isMeant = UNDATED.has(key[0]!) ? (one: number, other: number) => lacksYear(features, one, other) : anyPair
    const isNew = (one: number, other: number) => isMeant(one, other) && !done.shareAny(one, other)
    eachGroup(own, (group) => {
      if (group.length <= LARGEST_COMPARED) return eachPair(group, group.length, isNew, (a, b) => visit(a, b, false))
      const inOrder = group.sort((one, other) => compareTexts(said.text(one), said.text(other)))
      eachPair(inOrder, NEIGHBOURS, isNew, (a, b) => visit(a, b, true))
      for (const number of group) own[number] = 0
    })
    done.add(own)
  }
}

// The hashes of one description lie side by side: two of them are compared in two places of the memory, and not in forty.
function keysDone(count: number) {
  const hashes = new Uint32Array(count * KEYS.length)
  let added = 0
  return {
    add(own: Uint32Array): void {
      for (let number = 0; number < count; number++) hashes[number * KEYS.length + added] = own[number]!
      added++
    },
    shareAny(one: number, other: number): boolean {
      const [mine, theirs] = [one * KEYS.length, other * KEYS.length]
      for (let key = 0; key < added; key++) {
        const hash = hashes[mine + key]!
        if (hash !== 0 && hash === hashes[theirs + key]!) return true
      }
      return false
    },
  }
}

// Two who both have a birth date have keys of it.
function lacksYear({ year }: Features, one: number, other: number): boolean {
  return year[one] === 0 || year[other] === 0
}

function anyPair(): boolean {
  return true
}

function hashesOf(features: Features, key: (typeof KEYS)[number]): Uint32Array {
  const hashes = features[key[0]!].slice()
  for (const feature of key.slice(1)) {
    const more = features[feature]
    for (let number = 0; number < hashes.length; number++) hashes[number] = both(hashes[number]!, more[number]!)
  }
  return hashes
}

// Descriptions laid out by the low bits of their hash, as a counting sort does: side by side if they share it.
function eachGroup(hashes: Uint32Array, take: (group: number[]) => void): void {
  const mask = 2 ** Math.ceil(Math.log2(hashes.length + 1) + 1) - 1
  const starts = new Uint32Array(mask + 2)
  for (let at = 0; at < hashes.length; at++) if (hashes[at] !== 0) starts[hashes[at]! & mask]!++
  for (let at = 1; at < starts.length; at++) starts[at]! += starts[at - 1]!
  const places = new Uint32Array(starts[mask + 1]!)
  for (let number = hashes.length - 1; number >= 0; number--) {
    const hash = hashes[number]!
    if (hash !== 0) places[--starts[hash & mask]!] = number
  }
  for (let at = 0; at <= mask; at++) {
    const [from, to] = [starts[at]!, starts[at + 1]!]
    if (to - from > 2) eachHash(places.subarray(from, to), hashes, take)
    else if (to - from === 2 && hashes[places[from]!] === hashes[places[from + 1]!])
      take([places[from]!, places[from + 1]!])
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

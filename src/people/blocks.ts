import type { Descriptions } from './descriptions.ts'
import type { Features } from './features.ts'
import { both } from './hash.ts'
import { KEYS } from './keys.ts'

/** Two descriptions worth comparing. `crowded`: what they share is shared by so many that it says nothing by itself. */
export type Visit = (one: number, other: number, crowded: boolean) => void

// Of a value that more descriptions share than this, each is compared with its next few in the order of their texts
// only, so that the cost grows with the number of rows and not with its square.
const LARGEST_COMPARED = 48
const NEIGHBOURS = 4

/** Visits each pair of descriptions that shares a key, once, but for pairs of crowded keys. Free of their order. */
export function eachCandidate(said: Descriptions, features: Features, visit: Visit): void {
  const done: Uint32Array[] = []
  for (const key of KEYS) {
    const own = hashesOf(features, key)
    const isNew = (one: number, other: number) => !shareAny(done, one, other)
    eachGroup(own, (group) => {
      if (group.length <= LARGEST_COMPARED) return eachPair(group, group.length, isNew, (a, b) => visit(a, b, false))
      const inOrder = group.sort((one, other) => compareTexts(said.text(one), said.text(other)))
      eachPair(inOrder, NEIGHBOURS, isNew, (a, b) => visit(a, b, true))
      for (const number of group) own[number] = 0
    })
    done.push(own)
  }
}

function shareAny(keys: readonly Uint32Array[], one: number, other: number): boolean {
  for (let at = 0; at < keys.length; at++) {
    const hash = keys[at]![one]!
    if (hash !== 0 && hash === keys[at]![other]!) return true
  }
  return false
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
  const groups = new Map<number, number[]>()
  for (const number of numbers) {
    const group = groups.get(hashes[number]!)
    if (group) group.push(number)
    else groups.set(hashes[number]!, [number])
  }
  for (const group of groups.values()) if (group.length > 1) take(group)
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

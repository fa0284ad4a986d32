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
    const isNew = (one: number, other: number) => done.every((key) => key[one] === 0 || key[one] !== key[other])
    eachGroup(own, (group) => {
      if (group.length <= LARGEST_COMPARED) return eachPair(group, group.length, isNew, (a, b) => visit(a, b, false))
      const inOrder = group.sort((one, other) => compareTexts(said.text(one), said.text(other)))
      eachPair(inOrder, NEIGHBOURS, isNew, (a, b) => visit(a, b, true))
      for (const number of group) own[number] = 0
    })
    done.push(own)
  }
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
  const mask = 2 ** Math.ceil(Math.log2(hashes.length + 1)) - 1
  const ends = new Uint32Array(mask + 2)
  for (const hash of hashes) if (hash !== 0) ends[(hash & mask) + 1]!++
  for (let at = 1; at < ends.length; at++) ends[at]! += ends[at - 1]!
  const places = new Uint32Array(ends[mask + 1]!)
  const next = ends.slice()
  for (let number = 0; number < hashes.length; number++) {
    const hash = hashes[number]!
    if (hash !== 0) places[next[hash & mask]!++] = number
  }
  for (let at = 0; at <= mask; at++)
    if (ends[at + 1]! - ends[at]! > 1) eachHash(places.subarray(ends[at]!, ends[at + 1]!), hashes, take)
}

function eachHash(numbers: Uint32Array, hashes: Uint32Array, take: (group: number[]) => void): void {
  const first = hashes[numbers[0]!]!
  if (numbers.every((number) => hashes[number] === first)) {
    take(Array.from(numbers))
    return
  }
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

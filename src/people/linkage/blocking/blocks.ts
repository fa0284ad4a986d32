import { giveBack } from '../../../memory.ts'
import { type Descriptions, inOrderOfTexts } from './descriptions.ts'
import { both } from './hash.ts'
import type { Features } from './keys.ts'
import { KEYS, UNDATED } from './keys.ts'
import { groupingByHash } from './same-hash.ts'

/** Two descriptions worth comparing. `crowded`: what they share is shared by so many that it says nothing by itself. */
export type Visit = (one: number, other: number, crowded: boolean) => void

// Of a value that more descriptions share than this, each is compared with its next few in the order of their texts
// only, so that the cost grows with the number of rows and not with its square.
const LARGEST_COMPARED = 48
const NEIGHBOURS = 4

/** Visits each pair of descriptions that shares a blocking key, once, but for pairs of crowded keys. Free of their order. */
export function eachCandidate(descriptions: Descriptions, features: Features, visit: Visit): void {
  const keys = KEYS.filter((key) => features[key[0]!].length > 0)
  const done = keysDone(features, descriptions.count(), keys)
  const eachGroup = groupingByHash(descriptions.count())
  const own = new Uint32Array(descriptions.count())
  for (const key of keys) {
    writeHashes(features, key, own)
    const isMeant = UNDATED.has(key[0]!) ? (one: number, other: number) => lacksYear(features, one, other) : anyPair
    const isNew = (one: number, other: number) => isMeant(one, other) && !done.shareAny(one, other)
    eachGroup(own, (group) => {
      if (group.length <= LARGEST_COMPARED) return eachPair(group, group.length, isNew, (a, b) => visit(a, b, false))
      eachPair(inOrderOfTexts(group, descriptions), NEIGHBOURS, isNew, (a, b) => visit(a, b, true))
      for (const number of group) own[number] = 0
    })
    done.add(own)
  }
  giveBack(own)
  done.giveBack()
}

// Of each hash one byte is kept, those of one description side by side: two of them are compared in two places of the memory,
// and not in forty. Where a byte is the same the hashes are made anew.
function keysDone(features: Features, count: number, keys: readonly Key[]) {
  const bytes = new Uint8Array(count * keys.length)
  let added = 0
  return {
    giveBack: () => giveBack(bytes),
    add(own: Uint32Array): void {
      for (let number = 0; number < count; number++) bytes[number * keys.length + added] = byteOf(own[number]!)
      added++
    },
    shareAny(one: number, other: number): boolean {
      const [mine, theirs] = [one * keys.length, other * keys.length]
      for (let key = 0; key < added; key++) {
        const byte = bytes[mine + key]!
        if (byte !== 0 && byte === bytes[theirs + key]! && areOfOneHash(features, keys[key]!, one, other)) return true
      }
      return false
    },
  }
}

// 0 for none alone.
function byteOf(hash: number): number {
  return hash === 0 ? 0 : (hash % 255) + 1
}

function areOfOneHash(features: Features, key: Key, one: number, other: number): boolean {
  return hashOf(features, key, one) === hashOf(features, key, other)
}

// Two who both have a birth date have keys of it.
function lacksYear({ year }: Features, one: number, other: number): boolean {
  return year[one] === 0 || year[other] === 0
}

function anyPair(): boolean {
  return true
}

type Key = (typeof KEYS)[number]

function writeHashes(features: Features, key: Key, into: Uint32Array): void {
  for (let number = 0; number < into.length; number++) into[number] = hashOf(features, key, number)
}

function hashOf(features: Features, key: Key, number: number): number {
  let hash = features[key[0]!][number]!
  for (let at = 1; at < key.length; at++) hash = both(hash, features[key[at]!][number]!)
  return hash
}

type Filter = (one: number, other: number) => boolean

function eachPair(group: number[], reach: number, isNew: Filter, visit: (one: number, other: number) => void): void {
  for (let at = 0; at < group.length; at++) {
    const last = Math.min(group.length - 1, at + reach)
    for (let next = at + 1; next <= last; next++) if (isNew(group[at]!, group[next]!)) visit(group[at]!, group[next]!)
  }
}

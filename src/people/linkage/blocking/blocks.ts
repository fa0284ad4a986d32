import type { Descriptions } from './descriptions.ts'
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
  const done = keysDone(descriptions.count())
  const eachGroup = groupingByHash(descriptions.count())
  const own = new Uint32Array(descriptions.count())
  for (const key of KEYS) {
    writeHashes(features, key, own)
    const isMeant = UNDATED.has(key[0]!) ? (one: number, other: number) => lacksYear(features, one, other) : anyPair
    const isNew = (one: number, other: number) => isMeant(one, other) && !done.shareAny(one, other)
    eachGroup(own, (group) => {
      if (group.length <= LARGEST_COMPARED) return eachPair(group, group.length, isNew, (a, b) => visit(a, b, false))
      const inOrder = group.sort((one, other) => compareTexts(descriptions.text(one), descriptions.text(other)))
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

function writeHashes(features: Features, key: (typeof KEYS)[number], into: Uint32Array): void {
  into.set(features[key[0]!])
  for (const feature of key.slice(1)) {
    const more = features[feature]
    for (let number = 0; number < into.length; number++) into[number] = both(into[number]!, more[number]!)
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

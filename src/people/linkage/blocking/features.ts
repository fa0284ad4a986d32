import { giveBack } from '../../../memory.ts'
import { findParts, PARTS } from '../comparison/evidence.ts'
import type { CarriedFact } from './carriers.ts'
import { type DefaultValue, dropDefaultValues } from './default-values.ts'
import type { Descriptions } from './descriptions.ts'
import { both, hash } from './hash.ts'
import { FEATURES, type Feature, type Features, type Numbers, SMALL, UNDATED } from './keys.ts'
import { soundOf } from './sound.ts'

/**
 * The features of all descriptions, and the default values that are left out of them. `name` is the same in either
 * order; `house` is the street without its unit.
 */
export function featuresOf(descriptions: Descriptions): { features: Features; defaults: DefaultValue[] } {
  const size = (feature: Feature) => (UNDATED.has(feature) ? 0 : descriptions.count())
  const columns = FEATURES.map((feature) => [feature, new (numbersFor(feature))(size(feature))] as const)
  const features = Object.fromEntries(columns) as unknown as Features
  const starts = new Int32Array(Object.keys(PARTS).length + 1)
  for (let number = 0; number < descriptions.count(); number++) {
    const text = descriptions.text(number)
    findParts(text, starts)
    addNumbers(features, number, text, starts)
    addBirth(features, number, text, starts)
    addNames(features, number, text, starts)
    addAddress(features, number, text, starts)
  }
  const defaults = dropDefaultValues(features, descriptions)
  addUndated(features)
  return { features, defaults }
}

function numbersFor(feature: Feature) {
  return (SMALL as readonly Feature[]).includes(feature) ? Uint16Array : Uint32Array
}

/** Gives back what only blocking asks of the features: three fifths of them. */
export function giveBackKeys(features: Features): void {
  giveBack(...FEATURES.filter((feature) => !ASKED_LATER.has(feature)).map((feature) => features[feature]))
}

const ASKED_LATER: ReadonlySet<Feature> = new Set([
  ...(['mrn', 'ssn', 'birth', 'phone', 'email', 'street'] satisfies CarriedFact[]),
  ...(['name', 'given', 'family', 'zip'] as const),
])

type Add = (features: Features, number: number, text: string, starts: Int32Array) => void

const addNumbers: Add = (features, number, text, starts) => {
  features.mrn[number] = whole(text, starts, PARTS.mrn)
  features.phone[number] = whole(text, starts, PARTS.phone)
  features.email[number] = whole(text, starts, PARTS.email)
  const at = starts[PARTS.ssn]!
  if (starts[PARTS.ssn + 1]! - 1 === at) return
  features.ssn[number] = hash(text, at, at + 9)
  features.ssnStart[number] = hash(text, at, at + 5)
  features.ssnEnd[number] = hash(text, at + 5, at + 9)
}

const addBirth: Add = (features, number, text, starts) => {
  const at = starts[PARTS.birth]!
  if (starts[PARTS.birth + 1]! - 1 === at) return
  features.birth[number] = hash(text, at, at + 10)
  features.year[number] = Number(text.slice(at, at + 4))
  features.monthDay[number] = Number(text.slice(at + 5, at + 7)) * 100 + Number(text.slice(at + 8, at + 10))
  const sum = hash(text, at + 5, at + 7) + hash(text, at + 8, at + 10)
  features.birthSwapped[number] = both(features.year[number]!, sum >>> 0 || 1)
}

const addNames: Add = (features, number, text, starts) => {
  const [family, familyEnd] = [starts[PARTS.family]!, starts[PARTS.family + 1]! - 1]
  const [given, givenEnd] = [starts[PARTS.given]!, firstWordEnd(text, starts)]
  if (family < familyEnd) {
    features.family[number] = hash(text, family, familyEnd)
    features.familySound[number] = sound(text.slice(family, familyEnd))
    features.familyInitial[number] = text.charCodeAt(family)
  }
  if (given < givenEnd) {
    features.given[number] = hash(text, given, givenEnd)
    features.givenSound[number] = sound(text.slice(given, givenEnd))
    features.givenInitial[number] = text.charCodeAt(given)
  }
  if (family < familyEnd && given < givenEnd)
    features.name[number] = (features.family[number]! + features.given[number]!) >>> 0 || 1
}

const addAddress: Add = (features, number, text, starts) => {
  features.zip[number] = whole(text, starts, PARTS.zip)
  const [from, end] = [starts[PARTS.street]!, starts[PARTS.street + 1]! - 1]
  if (from === end) return
  const space = text.indexOf(' ', text.indexOf(' ', from) + 1)
  features.street[number] = hash(text, from, end)
  features.house[number] = hash(text, from, space <= from || space > end ? end : space)
}

// A name alone, or one much like it in a ZIP code, is looked at only where somebody of that name has no birth date.
function addUndated(features: Features): void {
  const { name, family, givenInitial, zip, year } = features
  if (!year.includes(0)) return
  const place = zip.map((hash, number) => both(both(family[number]!, givenInitial[number]!), hash))
  Object.assign(features, { undatedName: undatedOf(name, year), undatedPlace: undatedOf(place, year) })
}

function undatedOf(hashes: Uint32Array<ArrayBuffer>, year: Numbers): Uint32Array<ArrayBuffer> {
  const undated = new Set<number>()
  for (let number = 0; number < hashes.length; number++) if (year[number] === 0) undated.add(hashes[number]!)
  return hashes.map((hash) => (undated.has(hash) ? hash : 0))
}

function whole(text: string, starts: Int32Array, part: number): number {
  const [from, to] = [starts[part]!, starts[part + 1]! - 1]
  return from === to ? 0 : hash(text, from, to)
}

function sound(name: string): number {
  const code = soundOf(name)
  return hash(code, 0, code.length)
}

function firstWordEnd(text: string, starts: Int32Array): number {
  const end = starts[PARTS.given + 1]! - 1
  const space = text.indexOf(' ', starts[PARTS.given])
  return space < 0 || space > end ? end : space
}

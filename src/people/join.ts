import { descriptions } from './descriptions.ts'
import { type Distinct, distinct } from './distinct.ts'
import { evidenceText } from './evidence.ts'
import { merge } from './merge.ts'
import type { Person } from './person.ts'

/** A person as one roster described him or her. `source` names the roster: its record numbers are one series. */
export type Described = { person: Person; source: string }

/**
 * A person the incident already has. `seen` are the different descriptions that made this person, where there is more
 * than one; with them an import is recognised exactly when it comes again.
 */
export type Known = Described & { id: string; seen?: readonly Described[] }

/** A row of the roster that comes. */
export type Entry = Described & { row: number }

/** A pair for somebody to look at: how likely it is one person, from 0 to 1, and what speaks for and against it. */
export type Review = { one: string | number; other: string | number; match: number; reasons: string[] }

export type Joined = {
  /** For each entry in order: the id of a known person, or the place of a new one in `added`. */
  placed: (string | number)[]
  added: { first: Entry; person: Person; seen: Described[] }[]
  /** Known people of whom the roster says something new. */
  changed: { id: string; person: Person; seen: Described[] }[]
  /** People of the incident after the import, and the numbers between which the truth lies. */
  people: number
  atMost: number
  atLeast: number
  /** Pairs of people who may be one, the likeliest first: ids of known people, places of new ones. */
  review: Review[]
}

/**
 * Says of each row of a roster to which person of the incident it belongs, and what it adds. A roster imported twice
 * adds nobody. Two known people stay two, whatever a row says: where it fits both, the pair is up for review.
 */
export function joinRoster(known: Iterable<Known>, entries: Iterable<Entry>): Joined {
  const said = descriptions()
  const people = [...known].map((person) => ({
    ...person,
    numbers: descriptionsOf(person).map((each) => said.add(each.person, each.source, KNOWN)),
  }))
  const rows = [...entries].map((entry) => ({
    entry,
    number: said.add(entry.person, entry.source, `roster ${entry.source}`),
  }))
  const result = distinct(
    said,
    people.map(({ numbers }) => numbers),
  )
  const places = new Map<number, Place>(people.map((person) => [result.personOf(person.numbers[0]!), placeOf(person)]))
  const added: Place[] = []
  const placed = rows.map(({ entry, number }) => {
    const person = result.personOf(number)
    const place = places.get(person) ?? addPlace(entry, added)
    places.set(person, place)
    take(place, entry)
    return place.name
  })
  return { placed, ...factsOf(places, added), ...countsOf(result, places) }
}

// The known people are one list, whatever rosters they came from.
const KNOWN = 'known'

type Place = {
  name: string | number
  known?: Known
  first?: Entry
  person: Person
  seen: Described[]
  texts: Set<string>
}

function descriptionsOf(known: Known): readonly Described[] {
  return known.seen && known.seen.length > 0 ? known.seen : [known]
}

function placeOf(known: Known): Place {
  const seen = [...descriptionsOf(known)].map(({ person, source }) => ({ person, source }))
  return {
    name: known.id,
    known,
    person: known.person,
    seen,
    texts: new Set(seen.map((each) => evidenceText(each.person))),
  }
}

function addPlace(entry: Entry, added: Place[]): Place {
  const place = { name: added.length, first: entry, person: entry.person, seen: [], texts: new Set<string>() }
  added.push(place)
  return place
}

function take(place: Place, { person, source }: Entry): void {
  place.person = merge(place.person, person)
  const text = evidenceText(person)
  if (!place.texts.has(text)) place.seen.push({ person, source })
  place.texts.add(text)
}

function factsOf(places: ReadonlyMap<number, Place>, added: readonly Place[]): Pick<Joined, 'added' | 'changed'> {
  const changed = [...places.values()].flatMap((place) => {
    const { known, person } = place
    if (!known || (person === known.person && place.seen.length === descriptionsOf(known).length)) return []
    return [{ id: known.id, person, seen: seenOf(place) }]
  })
  return { changed, added: added.map((place) => ({ first: place.first!, person: place.person, seen: seenOf(place) })) }
}

// One description that says all of the person needs no mention.
function seenOf({ person, seen, texts }: Place): Described[] {
  return seen.length === 1 && texts.has(evidenceText(person)) ? [] : seen
}

function countsOf(
  result: Distinct,
  places: ReadonlyMap<number, Place>,
): Pick<Joined, 'people' | 'atMost' | 'atLeast' | 'review'> {
  const { people, atMost, atLeast } = result
  const name = (description: number) => places.get(result.personOf(description))!.name
  return {
    people,
    atMost,
    atLeast,
    review: result.review.map((doubt) => ({ ...doubt, one: name(doubt.one), other: name(doubt.other) })),
  }
}

import type { Person } from '../values/person.ts'
import { type Descriptions, descriptions } from './blocking/descriptions.ts'
import { defaultNotes } from './default-notes.ts'
import { type DecidedPair, type Distinct, type Doubt, distinct } from './distinct.ts'
import { locator, numbersById, ownersIn, place, type Read } from './locate.ts'
import type { Group, Ids, Located, Names } from './located.ts'
import { numberList } from './number-list.ts'
import { rosterNotes } from './roster-notes.ts'

/**
 * A person as one row of a roster described him or her. `id` says which row first said it, `source` names the system
 * that the roster came from: its record numbers are one series.
 */
export type Described = { id: string; person: Person; source: string }

/** A person the incident already has, by the descriptions that made this person: at least one. */
export type Known = { id: string; descriptions: readonly Described[] }

/** What somebody decided of two descriptions, each as `evidenceText` puts it; `same` is null who was not sure. */
export type Decided = { one: string; other: string; same: boolean | null }
/**
 * Two descriptions for clerical review: `open`, they are of two people who may be one; `joined`, they were joined
 * because it is likely and not certain. `match` is how likely, from 0 to 1; the reasons hold no value of either.
 */
export type DoubtfulPair = Located & { kind: 'open' | 'joined'; match: number; reasons: string[] }

export type Joined = {
  /** People of the incident after the rows, and the numbers between which the truth lies. */
  people: number
  atMost: number
  atLeast: number
  /** What is said of values of the rows that many people carry, and that were no evidence. */
  notes: Note[]
  /** Those among them whom only the rows name. */
  added: number
  groups: Group[]
  pairs: DoubtfulPair[]
  /** For each decided pair, where it is now; null where one of its descriptions is not here. */
  decided: (Located | null)[]
  /** The same for each pair that an earlier comparison had joined. */
  earlier: (Located | null)[]
}

/** Takes first the known people, then rows; says of the rows to whom they belong. */
export type Joining = {
  know(person: Known): void
  row(row: number, person: Person, source: string): void
  /** `earlier` are pairs by the ids of their descriptions. */
  settle(decided?: readonly Decided[], earlier?: readonly Ids[]): Joined
}

/**
 * Says of rows to which person of an incident they belong, and keeps of them only what tells people apart. Rows that
 * come twice add nobody. Two known people stay two, whatever a row says: where it fits both, the pair is up
 * for clerical review. `ofVisits`: the rows are visits of people.
 */
export function joining(names: Names, { ofVisits = false } = {}): Joining {
  const all = descriptions()
  const read: Omit<Read, 'rows' | 'numbers'> = {
    known: [],
    owners: [],
    knownNumbers: [],
    knownIds: [],
    merged: [],
    ofVisits,
  }
  const [rows, numbers] = [numberList(), numberList()]
  return {
    know({ id, descriptions: its }) {
      for (const { id: description, person, source } of its) {
        read.owners.push(read.known.length)
        read.knownNumbers.push(all.add(person, source, KNOWN))
        read.knownIds.push(description)
      }
      read.known.push(id)
    },
    row(row, person, source) {
      if (person.mergedInto !== undefined) read.merged.push(rows.count())
      rows.push(row)
      numbers.push(all.add(person, source, `roster ${source}`))
    },
    settle: (decided = [], earlier = []) =>
      settle(all, { ...read, rows: rows.all(), numbers: numbers.all() }, names, { decided, earlier }),
  }
}

// The known people are one list, whatever rosters they came from.
const KNOWN = 'known'

type Before = { decided: readonly Decided[]; earlier: readonly Ids[] }

function settle(all: Descriptions, read: Read, names: Names, { decided, earlier }: Before): Joined {
  const places = decided.map((pair) => numbersOf(all, pair))
  all.close()
  const before = numbersById(read, names, earlier)
  const result = distinct(all, {
    ownerOf: ownersIn(read, all.count()),
    decided: places.filter(isSure),
  })
  const { people, atMost, atLeast, personOf } = result
  const placed = place(read, personOf, all.count())
  const locate = locator(read, names, { personOf, placed }, [...result.review, ...result.joined, ...places, ...before])
  const pairOf = (kind: 'open' | 'joined') => (doubt: Doubt) => ({
    ...locate(doubt),
    kind,
    match: doubt.match,
    reasons: doubt.reasons,
  })
  return {
    ...{ people, atMost, atLeast, added: people - read.known.length },
    notes: notesOf(all, read, result),
    groups: [...placed.groups.values()],
    pairs: [...result.review.map(pairOf('open')), ...result.joined.map(pairOf('joined'))],
    decided: places.map((pair) => pair && locate(pair)),
    earlier: before.map((pair, at) => pair && { ...locate(pair), one: earlier[at]!.one, other: earlier[at]!.other }),
  }
}

type Note = { column: null; message: string }

// Only what the rows carry themselves: of the others somebody was told before.
function notesOf(all: Descriptions, read: Read, { defaults, personOf }: Distinct): Note[] {
  const notes = defaultNotes(defaults, all).filter(({ isCarriedBy }) => read.numbers.some(isCarriedBy))
  const [ofRows = []] = rosterNotes([read], personOf, read.knownNumbers)
  const said = ofRows.map((message) => ({ column: null, message }))
  return [...said, ...notes.map(({ column, message }) => ({ column, message }))]
}

type Place = { one: number; other: number; same: boolean | null }

function isSure(place: Place | null): place is DecidedPair {
  return place !== null && place.same !== null
}

function numbersOf(all: Descriptions, { one, other, same }: Decided): Place | null {
  const [first, second] = [all.numberOf(one), all.numberOf(other, one === other ? 2 : 1)]
  return first === undefined || second === undefined || first === second ? null : { one: first, other: second, same }
}

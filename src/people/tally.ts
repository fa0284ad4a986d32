import { type Descriptions, descriptions } from './linkage/blocking/descriptions.ts'
import { type DefaultNote, defaultNotes } from './linkage/default-notes.ts'
import { type Distinct, distinct } from './linkage/distinct.ts'
import { rosterNotes } from './linkage/roster-notes.ts'
import { unclearCount } from './linkage/unclear-count.ts'
import { isOfVisits } from './reading/list/visits.ts'
import { type ProblemList, problemList } from './reading/problem-list.ts'
import type { RosterRow } from './reading/reading.ts'
import { numberedRows, type RowOf, reviewedRows } from './tallied-rows.ts'
import { stateOf } from './values/place.ts'

/** What is odd in a roster, and where. `row` is null where it is about the whole file. A value of the row only masked. */
export type Problem = { file: string; row: number | null; column: string | null; message: string; masked?: string }

/** What a count of rosters says. `rows` is always `people + joined + refused`. */
export type Count = {
  rows: number
  people: number
  joined: number
  refused: number
  atLeast: number
  atMost: number
  /** How many people there probably are, between the two. */
  expected: number
  /** What to know before these numbers: the rosters are too unclear to be counted on their own. Mostly null. */
  warning: string | null
  byState: Record<string, number>
  review: number
  problems: Problem[]
}

export type Tally = {
  /** Opens the next roster; the function takes its rows in order. `header`: the names of its columns. */
  roster(file: string, header?: readonly string[]): (row: RosterRow) => void
  problem(problem: Problem): void
  /** A problem that is said before all others. */
  first(problem: Problem): void
  count(): Count
  /** The pairs of rows that somebody should look at: each person by the first row that the pair's description came from. */
  review(): Iterable<{ one: RowOf; other: RowOf; match: number; reasons: string[] }>
  /** For each row that is a person, in order: its roster, its number, and a number for its person, from 1. */
  people(): Iterable<{ file: string; row: number; person: number }>
}

/** Counts the different people of some rosters, keeping only what tells people apart. Call `count` once all is read. */
export function tally(): Tally {
  const all = descriptions()
  const read: Read = { rosters: [], states: [], problems: new Map(), first: [], refused: 0 }
  let result: Distinct | undefined
  const settled = () => {
    result ??= distinct(all)
    return result
  }
  return {
    roster: (file, header = []) => rosterInto(read, all, { file, ofVisits: isOfVisits(header) }),
    problem: ({ file, ...note }) => problemsOf(read, file).add(note),
    first: (problem) => void read.first.push(problem),
    count: () => countOf(read, settled(), defaultNotes(settled().defaults, all)),
    review: () => reviewedRows(read.rosters, settled().review),
    people: () => numberedRows(read.rosters, settled().personOf),
  }
}

// As `CountedRows` has it, and still growing.
type RosterRead = { file: string; rows: number[]; numbers: number[]; merged: number[]; ofVisits: boolean }

// `states` holds the State of each description.
type Read = {
  rosters: RosterRead[]
  states: string[]
  problems: Map<string, ProblemList>
  first: Problem[]
  refused: number
}

function problemsOf({ problems }: Read, file: string): ProblemList {
  const list = problems.get(file) ?? problemList()
  problems.set(file, list)
  return list
}

function listed(problems: Read['problems']): Problem[] {
  return [...problems].flatMap(([file, list]) => list.list().map((note) => ({ file, ...note })))
}

function rosterInto(
  read: Read,
  all: Descriptions,
  of: Pick<RosterRead, 'file' | 'ofVisits'>,
): (row: RosterRow) => void {
  const { file } = of
  const roster: RosterRead = { ...of, rows: [], numbers: [], merged: [] }
  const source = String(read.rosters.push(roster))
  return ({ row, person, notes }) => {
    for (const note of notes) problemsOf(read, file).add({ row, ...note }, person === null && note === notes.at(-1))
    if (person === null) {
      read.refused++
      return
    }
    const number = all.add(person, source)
    if ((read.states[number] ?? 'XX') === 'XX') read.states[number] = stateOf(person)
    if (person.mergedInto !== undefined) roster.merged.push(roster.rows.length)
    roster.rows.push(row)
    roster.numbers.push(number)
  }
}

function countOf({ rosters, states, problems, first, refused }: Read, result: Distinct, notes: DefaultNote[]): Count {
  const { people, atMost, atLeast, expected, review } = result
  const found = rosters.reduce((sum, { rows }) => sum + rows.length, 0)
  const counts = { rows: found + refused, people, joined: found - people, refused, atLeast, atMost, expected }
  const all = [...first, ...defaultsIn(rosters, notes), ...rosterNotesIn(rosters, result), ...listed(problems)]
  const warning = unclearCount({ people, atLeast, atMost, expected })
  return { ...counts, warning, byState: byState(result, states), review: review.length, problems: all }
}

// Of the first roster that has it.
function defaultsIn(rosters: readonly RosterRead[], notes: readonly DefaultNote[]): Problem[] {
  return notes.flatMap(({ message, column, isCarriedBy }) => {
    const of = rosters.find(({ numbers }) => numbers.some(isCarriedBy))
    return of ? [{ file: of.file, row: null, column, message }] : []
  })
}

function rosterNotesIn(rosters: readonly RosterRead[], { personOf }: Distinct): Problem[] {
  const ofEach = rosterNotes(rosters, personOf)
  return rosters.flatMap(({ file }, at) => ofEach[at]!.map((message) => ({ file, row: null, column: null, message })))
}

function byState({ personOf }: Distinct, states: readonly string[]): Record<string, number> {
  const ofPerson = new Map<number, string>()
  states.forEach((state, number) => {
    const person = personOf(number)
    if ((ofPerson.get(person) ?? 'XX') === 'XX') ofPerson.set(person, state)
  })
  const counts = new Map<string, number>()
  for (const state of ofPerson.values()) counts.set(state, (counts.get(state) ?? 0) + 1)
  return Object.fromEntries([...counts].sort(([one], [other]) => (one < other ? -1 : 1)))
}

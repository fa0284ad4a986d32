import type { Distinct } from './linkage/distinct.ts'
import type { CountedRows } from './linkage/roster-notes.ts'

/** A row of a roster. */
export type RowOf = { file: string; row: number }

type Roster = Pick<CountedRows, 'rows' | 'numbers'> & { file: string }

/** Each row that is a person, in order, with a number for its person, from 1. */
export function* numberedRows(rosters: readonly Roster[], personOf: Distinct['personOf']) {
  const person = numbering(personOf)
  for (const { file, rows, numbers } of rosters) {
    for (const [at, row] of rows.entries()) yield { file, row, person: person(numbers[at]!) }
  }
}

/** The pairs that somebody should look at, each person by the first row that the pair's description came from. */
export function* reviewedRows(rosters: readonly Roster[], review: Distinct['review']) {
  const wanted = new Set(review.flatMap(({ one, other }) => [one, other]))
  const rowOf = new Map<number, RowOf>()
  for (const { file, rows, numbers } of rosters)
    for (const [at, number] of numbers.entries())
      if (wanted.has(number) && !rowOf.has(number)) rowOf.set(number, { file, row: rows[at]! })
  for (const { one, other, ...doubt } of review) yield { one: rowOf.get(one)!, other: rowOf.get(other)!, ...doubt }
}

function numbering(personOf: (description: number) => number): (description: number) => number {
  const numbers = new Map<number, number>()
  return (description) => {
    const person = personOf(description)
    const number = numbers.get(person) ?? numbers.size + 1
    numbers.set(person, number)
    return number
  }
}

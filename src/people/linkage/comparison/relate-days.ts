import { yearOf } from '../../../breach/law/day.ts'
import { relateNumbers } from './relate-texts.ts'
import type { Relation } from './relation.ts'

/** How two days stand to each other: a slip or an exchange of day and month apart, or two of their three parts the same. */
export function relateDays(one: string, other: string): Relation {
  const relation = relateNumbers(one, other)
  if (relation === 'alike' && Math.abs(yearOf(one) - yearOf(other)) > YEARS_OF_A_SLIP) return 'partly'
  if (relation !== 'other') return relation
  const isSwappedDay =
    one.slice(0, 4) === other.slice(0, 4) && one.slice(5, 7) === other.slice(8) && one.slice(8) === other.slice(5, 7)
  return isSwappedDay ? 'alike' : relateParts(one, other)
}

// Thirty years are one digit, and lie between a father and the son who has his name: they say less than other slips.
const YEARS_OF_A_SLIP = 11

// Two of year, month and day, in years that a slip leads to.
function relateParts(one: string, other: string): Relation {
  const [year, month, day] = [one.startsWith(other.slice(0, 4)), sameIn(one, other, 5), sameIn(one, other, 8)]
  const isPart = Number(year) + Number(month) + Number(day) === 2
  return isPart && Math.abs(yearOf(one) - yearOf(other)) <= YEARS_OF_A_SLIP ? 'partly' : 'other'
}

function sameIn(one: string, other: string, at: number): boolean {
  return one.slice(at, at + 2) === other.slice(at, at + 2)
}

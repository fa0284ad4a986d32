import { yearEndReport } from '../federal/rule.ts'
import type { Duty } from '../law/answer.ts'
import { type Day, daysBetween, yearOf } from '../law/day.ts'

/** The year-end reports that a breach of fewer than 500 owes: to OCR under each law, or to the FTC. */
export function annualDuties(duties: readonly Duty[]): Duty[] {
  return duties.filter(({ track }) => track === 'annual')
}

/** The last day for the small breaches of a year of discovery, and how many days are left; negative once it has passed. */
export function closingOf(year: number, today: Day): { lastDay: Day; daysLeft: number } {
  const lastDay = yearEndReport(year)
  return { lastDay, daysLeft: daysBetween(today, lastDay) }
}

/** The years whose closing is at hand on a day: the one before and its own. */
export function yearsAtHand(today: Day): [number, number] {
  return [yearOf(today) - 1, yearOf(today)]
}

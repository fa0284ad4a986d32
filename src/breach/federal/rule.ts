import { type Day, plus, yearOf } from '../law/day.ts'
import type { LawContext } from '../law/law-context.ts'

/** A law that asks for the notices of 45 CFR 164.404-412: HIPAA itself, or 42 CFR Part 2 which borrows them. */
export type Rule = {
  prefix: 'hipaa' | 'part2'
  /** How the Secretary is told; records under both laws are reported twice. */
  report: string
  cite(section: string): string
}

export const HIPAA: Rule = {
  prefix: 'hipaa',
  report: 'through the OCR breach portal',
  cite: (section) => `45 CFR ${section}`,
}

/** 42 CFR 2.16(b) applies 45 CFR part 164 subpart D to breaches of unsecured Part 2 records. */
export const PART2: Rule = {
  prefix: 'part2',
  report: 'through the OCR breach portal, as a separate Part 2 report',
  cite: (section) => `42 CFR 2.16(b); 45 CFR ${section}`,
}

/** The standard beside every federal number, 45 CFR 164.404(b), 164.406(b), 164.410(b); 16 CFR 318.4. */
export const WITHOUT_DELAY = 'without unreasonable delay'

/** Calendar days, the day of discovery being day 0, with no roll-over: 45 CFR 164.404(b), 16 CFR 318.4(a). */
export const LIMIT_DAYS = 60

/** The last day of the 60 calendar days after discovery. */
export function dayLimit({ discoveredOn }: LawContext): Day {
  return plus(discoveredOn, LIMIT_DAYS)
}

/** The last day of the 60 calendar days after the end of the year of discovery, 45 CFR 164.408(c), 16 CFR 318.5(c). */
export function yearEndLimit({ discoveredOn }: LawContext): Day {
  return yearEndReport(yearOf(discoveredOn))
}

/** The last day on which the small breaches that were discovered in a year are reported. */
export function yearEndReport(year: number): Day {
  return plus(`${String(year).padStart(4, '0')}-12-31`, LIMIT_DAYS)
}

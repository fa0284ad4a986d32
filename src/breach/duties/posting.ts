import { POSTING_DAYS } from '../federal/substitute.ts'
import { type Day, daysBetween, plus } from '../law/day.ts'

/** Days in a row on which nothing proves that the notice was shown; both are among them. */
export type Gap = { from: Day; to: Day; days: number }

/** How far a posting on the web has run. */
export type PostingRun = {
  /** Days since it was posted, until today or until it was taken down. */
  days: number
  of: number
  /** Days on which it is proven that it was shown. */
  shown: number
  gaps: Gap[]
  /** The first Day on which it may be taken down, 45 CFR 164.404(d)(2)(ii). */
  until: Day
  /** The same with the Days of the gaps made up for, which is ours to advise and not the law's to ask. */
  safeUntil: Day
  ran: boolean
}

/** The Days of a substitute notice that follow each other, and what is said where they do not. */
export const POSTING_ORDER = [
  ['postedOn', 'removedOn', 'The posting was removed before it was made. Correct one of the dates.'],
  ['tollFreeFrom', 'tollFreeTo', 'The toll-free number ended before it started. Correct one of the dates.'],
] as const

/** Counts the Days of a posting. A Day without proof is a gap; today is none before it is over, nor the Day it was taken down. */
export function postingRun(
  { postedOn, removedOn }: { postedOn: Day; removedOn: Day | null },
  shownOn: readonly Day[],
  today: Day,
): PostingRun {
  const days = daysBetween(postedOn, removedOn ?? today)
  const proven = new Set(shownOn)
  const gaps = gapsAmong(daysFrom(postedOn, days).filter((day) => !proven.has(day)))
  const until = plus(postedOn, POSTING_DAYS)
  const lacking = gaps.reduce((sum, gap) => sum + gap.days, 0)
  const safeUntil = plus(until, lacking)
  return { days, of: POSTING_DAYS, shown: proven.size, gaps, until, safeUntil, ran: days >= POSTING_DAYS }
}

function daysFrom(first: Day, days: number): Day[] {
  return Array.from({ length: Math.max(days, 0) }, (_, later) => plus(first, later))
}

function gapsAmong(missing: readonly Day[]): Gap[] {
  const gaps: Gap[] = []
  for (const day of missing) {
    const last = gaps.at(-1)
    if (last && plus(last.to, 1) === day) gaps[gaps.length - 1] = { from: last.from, to: day, days: last.days + 1 }
    else gaps.push({ from: day, to: day, days: 1 })
  }
  return gaps
}

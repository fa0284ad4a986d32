import { type Day, daysBetween, plus } from '../law/day.ts'
import type { Brief } from './reminder.ts'

const A_MONDAY: Day = '2024-01-01'
const WEEK = 7

/** The day whose brief is due on a day: of a daily one that day, of a weekly one its Monday; null: none is wanted. */
export function briefDay(brief: Brief, day: Day): Day | null {
  if (brief === 'none') return null
  return brief === 'daily' ? day : plus(day, -(((daysBetween(A_MONDAY, day) % WEEK) + WEEK) % WEEK))
}

import { type Day, daysBetween, yearOf } from '../law/day.ts'
import { SOON_DAYS } from '../law/overdue.ts'

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const A_MONDAY = '2024-01-01'

/** A day inside a sentence: `Friday, Dec 4` within a week, `Dec 24` beyond, `Jan 23, 2027` in another year. */
export function dayInSentence(day: Day, today: Day): string {
  const date = `${MONTHS[Number(day.slice(5, 7)) - 1]} ${Number(day.slice(8, 10))}`
  if (isNearby(day, today)) return `${weekday(day)}, ${date}`
  return yearOf(day) === yearOf(today) ? date : `${date}, ${yearOf(day)}`
}

/** A day in few words: `Friday` within the week to come, else as in a sentence. */
export function dayInShort(day: Day, today: Day): string {
  const days = daysBetween(today, day)
  if (days === 0) return 'today'
  return days > 0 && days < SOON_DAYS ? weekday(day) : dayInSentence(day, today)
}

function isNearby(day: Day, today: Day): boolean {
  return Math.abs(daysBetween(today, day)) <= SOON_DAYS
}

function weekday(day: Day): string {
  const number = ((daysBetween(A_MONDAY, day) % WEEKDAYS.length) + WEEKDAYS.length) % WEEKDAYS.length
  return WEEKDAYS[number] ?? ''
}

/** A calendar date `YYYY-MM-DD`, years 0001 to 9999, in the practice's own time zone. Days compare as text. */
export type Day = string

const MILLISECONDS_A_DAY = 86_400_000
const FIRST_DAY = '0001-01-01'
const LAST_DAY = '9999-12-31'
const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** Whether the text is a day that the calendar has, written YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < FIRST_DAY) return false
  const number = numberOf(text)
  return !Number.isNaN(number) && dayOf(number) === text
}

/** The day that many calendar days later; the day itself is day 0. Throws RangeError outside the years 0001 to 9999. */
export function plus(day: Day, days: number): Day {
  return dayOf(numberOf(day) + days)
}

/** The day that many business days later, counting Monday to Friday and skipping no holiday: never too late a day. */
export function plusBusinessDays(day: Day, businessDays: number): Day {
  let number = numberOf(day)
  for (let left = businessDays; left > 0; ) {
    number += 1
    if (!isWeekend(number)) left -= 1
  }
  return dayOf(number)
}

/** How many calendar days lie from one day to another; negative where the other is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return numberOf(to) - numberOf(from)
}

/** The later of two days. */
export function laterOf(one: Day, other: Day): Day {
  return one > other ? one : other
}

/** The earlier of two days. */
export function earlierOf(one: Day, other: Day): Day {
  return one < other ? one : other
}

/** The calendar year of a day. */
export function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}

/** The day as a letter says it: `March 14, 2026`. */
export function inWords(day: Day): string {
  return `${MONTHS[Number(day.slice(5, 7)) - 1]} ${Number(day.slice(8, 10))}, ${yearOf(day)}`
}

// Days since 1970-01-01. The Z keeps the machine's own time zone out of it.
function numberOf(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / MILLISECONDS_A_DAY
}

function dayOf(number: number): Day {
  if (number < FIRST_NUMBER || number > LAST_NUMBER) {
    throw new RangeError('A date is outside the years 0001 to 9999. Check the dates you entered.')
  }
  return new Date(number * MILLISECONDS_A_DAY).toISOString().slice(0, 10)
}

const FIRST_NUMBER = numberOf(FIRST_DAY)
const LAST_NUMBER = numberOf(LAST_DAY)

// 1970-01-01 was a Thursday, so that Saturday and Sunday leave 2 and 3.
function isWeekend(number: number): boolean {
  const weekday = ((number % 7) + 7) % 7
  return weekday === 2 || weekday === 3
}

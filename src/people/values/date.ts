import { type Day, isDay, plus, yearOf } from '../../breach/law/day.ts'

/** Which comes first where a date is written as numbers with the year last: month (US) or day. */
export type DateOrder = 'month_first' | 'day_first'

const MONTHS: readonly string[][] = [
  ['jan', 'ene'],
  ['feb'],
  ['mar'],
  ['apr', 'abr'],
  ['may'],
  ['jun'],
  ['jul'],
  ['aug', 'ago'],
  ['sep', 'set'],
  ['oct'],
  ['nov'],
  ['dec', 'dic'],
]
const EXCEL_BEGINS = '1899-12-30'
const EARLIEST_YEAR = 1850

/**
 * The day that a text of a usual form means, or undefined where the calendar has no such day, it lies after `today`,
 * or nobody now on a roster can have been born before it. Two-digit years are the latest that are not in the future.
 * `dots` is the order of dates with dots between their numbers, whose day comes first in most of the world.
 */
export function readDate(text: string, order: DateOrder, today: Day, dots: DateOrder = 'day_first'): Day | undefined {
  const day = isIso(text) ? text : fromText(text, text.includes('.') ? dots : order, today)
  if (day === undefined || !(isPlainDay(day) || isDay(day))) return undefined
  return day <= today && yearOf(day) >= EARLIEST_YEAR ? day : undefined
}

function fromText(text: string, order: DateOrder, today: Day): Day | undefined {
  return fromParts(text, order, today) ?? fromWords(text, today) ?? fromDigits(text, order)
}

// The first 28 days of each month need no calendar.
function isPlainDay(text: string): boolean {
  return /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/.test(text)
}

/** Whether a text is what systems write where they have no date: zeros, marks alone, the first or last day they know. */
export function isNoDate(text: string): boolean {
  return ZEROS.test(text) || LONG_AGO.test(text)
}

const ZEROS = /^[0\s/.:\-_T]*$|^0?1\/0?0\/1900\b|^12:00:00 ?am$|^2958465(\.0)?$/i
const LONG_AGO = /^0{3}[01]-|\b0?1[/.-]0?1[/.-]000[01]\b|\b(0001|1753|1601|1582|9999|2999)\b/

/** What one value says about the order of its file: undefined for most values, which could be either. */
export function orderShownBy(text: string): DateOrder | undefined {
  const parts = NUMBERS.exec(text.trim())
  if (!parts) return undefined
  const [first, second] = [Number(parts[1]), Number(parts[3])]
  if (first > 12 && second <= 12) return 'day_first'
  return second > 12 && first <= 12 ? 'month_first' : undefined
}

/** Whether the value is a date whose order must be known to read it. */
export function isAmbiguous(text: string): boolean {
  const parts = NUMBERS.exec(text.trim())
  if (parts === null || parts[1] === parts[3] || parts[2] === '.') return false
  return Number(parts[1]) <= 12 && Number(parts[3]) <= 12
}

const NUMBERS = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/

function isIso(text: string): boolean {
  return text.length === 10 && text[4] === '-' && text[7] === '-'
}

function fromParts(text: string, order: DateOrder, today: Day): Day | undefined {
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text)
  if (yearFirst) return written(yearFirst[1]!, yearFirst[2]!, yearFirst[3]!)
  const parts = NUMBERS.exec(text)
  if (!parts) return undefined
  const [, first = '', , second = '', year = ''] = parts
  const isDayFirst = (orderShownBy(text) ?? order) === 'day_first'
  return isDayFirst ? dated(year, second, first, today) : dated(year, first, second, today)
}

function fromWords(text: string, today: Day): Day | undefined {
  const dayFirst = /^(\d{1,2})[-\s]+(?:de\s+)?(\p{L}{3,})\.?,?[-\s]+(?:de\s+)?(\d{4}|\d{2})(?!\d)/u.exec(text)
  if (dayFirst) return dated(dayFirst[3]!, monthNamed(dayFirst[2]!), dayFirst[1]!, today)
  const monthFirst = /^(?:\p{L}+,\s+)?(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/u.exec(text)
  return monthFirst ? written(monthFirst[3]!, monthNamed(monthFirst[1]!), monthFirst[2]!) : undefined
}

// A bare 1985 is a year and no serial number of Excel, so serials begin at 10000 (1927).
function fromDigits(text: string, order: DateOrder): Day | undefined {
  const serial = /^(\d{5})(?:\.\d+)?$/.exec(text)
  if (serial) return plus(EXCEL_BEGINS, Number(serial[1]))
  if (!/^\d{8}(?:\d{6}|\.0)?$/.test(text)) return undefined
  const yearFirst = written(text.slice(0, 4), text.slice(4, 6), text.slice(6, 8))
  if (isDay(yearFirst) && yearOf(yearFirst) >= EARLIEST_YEAR) return yearFirst
  const [first, second, year] = [text.slice(0, 2), text.slice(2, 4), text.slice(4, 8)]
  return order === 'day_first' ? written(year, second, first) : written(year, first, second)
}

// Of two digits the latest year in which the day is not still to come.
function dated(year: string, month: string, day: string, today: Day): Day {
  if (year.length === 4) return written(year, month, day)
  const century = Number(today.slice(0, 2))
  const latest = written(`${century}${year}`, month, day)
  return latest <= today ? latest : written(`${century - 1}${year}`, month, day)
}

function monthNamed(name: string): string {
  const start = name.slice(0, 3).toLowerCase()
  return String(MONTHS.findIndex((names) => names.includes(start)) + 1)
}

function written(year: string, month: string, day: string): Day {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

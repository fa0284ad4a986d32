import { type Day, yearOf } from '../../breach/law/day.ts'
import { type DateOrder, isNoDate, readDate } from './date.ts'
import { isNothing } from './values.ts'

/**
 * What a text says of somebody's death: nothing; that he or she lives; that he or she died, on a day where one is
 * readable; that it happens on a day to come; that something expired, which may be a membership; or nothing clear.
 */
export type DeathWord =
  | { says: 'nothing' | 'living' | 'to_come' | 'expired' | 'unclear' }
  | { says: 'dead'; day?: Day | undefined; misread?: true }

/** What is needed to read a text: the file's order of dates, and the day of the reading. */
export type DeathReading = { order: DateOrder; dots?: DateOrder; today: Day }

/** What a text in a column for the date of death says. A default of a system is no date, and a word is taken at its word. */
export function readDeathDate(text: string, { order, dots, today }: DeathReading): DeathWord {
  if (saysNothing(text)) return NOTHING
  const known = readDate(text, order, today, dots)
  const day = known ?? readDate(text, order, LAST, dots)
  if (day === undefined) return readDeathWord(text, { order, ...(dots && { dots }), today }, false)
  if (DEFAULTS.has(day) || yearOf(day) < EARLIEST || yearOf(day) >= yearOf(today) + NOT_THIS_CENTURY) return NOTHING
  if (UNIX_BEGINS.test(day)) return UNCLEAR
  return known === undefined ? { says: 'to_come' } : { says: 'dead', day: known }
}

/** What a text in a column for yes or no, or for a status, says; `asStatus` where other words than these are usual in it. */
export function readDeathWord(text: string, reading: DeathReading, asStatus: boolean): DeathWord {
  if (saysNothing(text)) return text === '0' ? LIVING : NOTHING
  const words = text.toLowerCase().replace(/[’']/g, '')
  if (ALIVE.test(words)) return LIVING
  if (EXPIRED.test(words)) return { says: 'expired' }
  if (DEAD.test(words) && OF_ANOTHER.test(words)) return UNCLEAR
  if (DEAD.test(words) || (!asStatus && YES.test(words))) return { says: 'dead', day: dayIn(text, reading) }
  if (!asStatus && NO.test(words)) return LIVING
  if (asStatus) return NOTHING
  return isDatedWhole(text, reading) ? { says: 'dead', misread: true } : UNCLEAR
}

const NOTHING = { says: 'nothing' } as const
const UNCLEAR = { says: 'unclear' } as const
const LIVING = { says: 'living' } as const
const LAST = '9999-12-31'
const EARLIEST = 1850
/** A year so far ahead is a system's way to write never. */
const NOT_THIS_CENTURY = 20

// First days that systems count from: SAS and COBOL, Excel, SQL Server, .NET, and midnight of a Mac.
const DEFAULTS = new Set(['1900-01-01', '1899-12-30', '1899-12-31', '1901-01-01', '1904-01-01'])
/** Unix counts from here, west of Greenwich from the evening before. Somebody may have died then. */
const UNIX_BEGINS = /^(1970-01-01|1969-12-31)$/

function saysNothing(text: string): boolean {
  return isNothing(text) || isNoDate(text)
}

const ALIVE =
  /^(alive|living|lives|vivo|viva|vive)\b|\b(not|no|never|isnt) (is )?(dead|deceased|expired|died|fallecid[oa])\b|^(non|un)-?deceased\b|\b(still|presumed) (alive|living)\b/
const EXPIRED = /^expired\b/
const DEAD =
  /\b(deceased|dead|died|decd|death|passed away|passed on|(no longer|not) (alive|living)|fallecid[oa]|difunt[oa]|muert[oa]|murio|deceasd|decesed)\b|murió|^dec\.?$|^d\.? ?\d{4}$|†/
/** A death in the family is another person's. */
const OF_ANOTHER =
  /\b(spouse|husband|wife|mother|father|mom|dad|parents?|son|daughter|child|brother|sister|partner|guarantor|subscriber)\b/
const YES = /^(yes|true|si|verdadero|checked)\b(?!.*\b(until|unsure|maybe)\b)|^sí|^[ytx1✓✔]$|^[yx][ ,:(-]+\d/
const NO = /^(no|false|falso|unchecked)\b|^[nf0]$/

// What follows the word is the day, or somebody's remark.
function dayIn(text: string, { order, dots, today }: DeathReading): Day | undefined {
  const at = text.search(/\d/)
  if (at < 0) return undefined
  const date = text.slice(at).replace(/[)\].,;]+$/, '')
  return /^\d{1,4}\D\d{1,2}\D\d{2,4}/.test(date) ? readDate(date, order, today, dots) : undefined
}

// A year alone, a month and a year, or a date that the calendar has not: somebody died, nobody knows on which day.
function isDatedWhole(text: string, { today }: DeathReading): boolean {
  const year = /(?:^|\D)((?:19|20)\d{2})(?:\D|$)/.exec(text)?.[1]
  if (year !== undefined) return Number(year) <= yearOf(today)
  return /^(?!0+\D)\d{1,2}[/.-](?!0+\D)\d{1,2}[/.-]\d{2}$/.test(text)
}

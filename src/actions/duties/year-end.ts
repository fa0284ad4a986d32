import { closingOf } from '../../breach/duties/year-end.ts'
import type { Day } from '../../breach/law/day.ts'
import { Missing } from '../../errors.ts'
import {
  countYearEnd,
  listYearEnd,
  type YearEndEntry,
  type YearEndList,
  type YearEndPlace,
} from '../../storage/duties/year-end.ts'
import type { Book } from '../book/book.ts'
import { todayOf } from '../book/today.ts'
import { owedBy } from './duties.ts'
import { refreshLists } from './refresh-lists.ts'
import {
  type BreachSummary,
  type Decided,
  decidedOf,
  partiesOf,
  type SmallBreach,
  smallBreachOf,
  summaryOf,
} from './small-breach.ts'

export type { BreachSummary, SmallBreach } from './small-breach.ts'

/** The lists of a closing: to be reported by its last day, reported, not counted yet, decided to be no breach. */
export const YEAR_END_LISTS = ['open', 'filed', 'uncounted', 'decided'] as const

/** The list of that name, or Missing. */
export function theYearEndList(named: string): (typeof YEAR_END_LISTS)[number] {
  const list = YEAR_END_LISTS.find((each) => each === named)
  if (!list) throw new Missing(`There is no list ${named} at year-end. Choose one of ${YEAR_END_LISTS.join(', ')}.`)
  return list
}

/** After what a page of a list begins: the day of discovery, the incident, the report that is owed. */
export const YEAR_END_PLACE = /^(\d{4}-\d\d-\d\d)_(\d{4}-\d{4,9})_([a-z0-9.]*)$/

/** A page of one list; `next` is where the following page begins, null after the last. */
export type Part<Item> = { items: Item[]; next: string | null }

/** The closing of a year: what is to be reported by its last day, what was, and what stands apart; a page of each. */
export type YearEnd = {
  year: number
  lastDay: Day
  daysLeft: number
  /** How many each list has in all; `large` are those of 500 or more: reported with the letters, not here. */
  counts: Record<YearEndList, number>
  /** How many of these are restricted to others: counted, and in no list. */
  restricted: Record<YearEndList, number>
  open: Part<SmallBreach>
  filed: Part<SmallBreach>
  /** Presumed breaches whose count is not known: they cannot be closed. */
  uncounted: Part<BreachSummary>
  /** Decided to be no breach, with the reason: kept, never deleted. */
  decided: Part<Decided>
}

/** Which part of a closing: the first page of each list, or of one list what follows a place in it. */
export type AskedPart = {
  list?: (typeof YEAR_END_LISTS)[number] | undefined
  after?: string | undefined
  limit: number
}

/** The closing of the year that a text names, or Missing. */
export async function yearEndOf(book: Book, named: string, asked: AskedPart): Promise<YearEnd> {
  const year = yearIn(named)
  const [today] = await Promise.all([todayOf(book), refreshLists(book)])
  const [counted, open, filed, uncounted, decided] = await Promise.all([
    countYearEnd(book.db, year),
    entriesOf(book, year, 'open', asked),
    entriesOf(book, year, 'filed', asked),
    entriesOf(book, year, 'uncounted', asked),
    entriesOf(book, year, 'decided', asked),
  ])
  const partyOf = await partiesOf(
    book,
    [...open.items, ...filed.items].map(({ incident }) => incident),
  )
  const report = (entry: YearEndEntry) =>
    smallBreachOf(entry.incident, owedOn(entry, today), entry.duty, partyOf(entry.incident))
  return {
    year,
    ...closingOf(year, today),
    ...counted,
    open: each(open, report),
    filed: each(filed, report),
    uncounted: each(uncounted, (entry) => summaryOf(entry.incident, entry.discoveredOn)),
    decided: each(decided, (entry) => decidedOf(entry.incident, owedOn(entry, today))),
  }
}

function yearIn(named: string): number {
  const year = /^(19|20|21)\d\d$/.test(named) ? Number(named) : null
  if (year === null) throw new Missing(`There is no year ${named} here. Use a year of discovery, such as 2026.`)
  return year
}

async function entriesOf(
  { db, vault }: Book,
  year: number,
  list: YearEndList,
  asked: AskedPart,
): Promise<Part<YearEndEntry>> {
  if (asked.list !== undefined && asked.list !== list) return { items: [], next: null }
  const after = (asked.list && placeIn(asked.after)) ?? undefined
  const found = await listYearEnd(db, vault, { year, list, after, limit: asked.limit + 1 })
  const items = found.slice(0, asked.limit)
  const last = items.at(-1)
  return { items, next: last && found.length > asked.limit ? placeOf(last) : null }
}

function owedOn({ incident, count }: YearEndEntry, today: Day) {
  return owedBy(incident, count, today)
}

function each<Item>({ items, next }: Part<YearEndEntry>, itemOf: (entry: YearEndEntry) => Item | null): Part<Item> {
  return { items: items.map(itemOf).filter((item) => item !== null), next }
}

function placeOf({ discoveredOn, incident, duty }: YearEndEntry): string {
  return [discoveredOn, incident.id, duty].join('_')
}

function placeIn(text = ''): YearEndPlace | null {
  const [, discoveredOn, incident = '', duty = ''] = YEAR_END_PLACE.exec(text) ?? []
  return discoveredOn === undefined ? null : { discoveredOn, incident, duty }
}

import { annualDuties, closingOf } from '../../breach/duties/year-end.ts'
import type { Incident } from '../../breach/incident/incident.ts'
import { inOrderOfIds } from '../../breach/incident/incident-id.ts'
import type { Duty } from '../../breach/law/answer.ts'
import { wholeCount } from '../../breach/law/count.ts'
import { type Day, yearOf } from '../../breach/law/day.ts'
import { isDone } from '../../breach/law/pending-duty.ts'
import { OCR_RULES, type OcrRule } from '../../breach/ocr/answers/answers.ts'
import { Missing } from '../../errors.ts'
import type { Book } from '../book/book.ts'
import { todayOf } from '../book/today.ts'
import { everyIncident } from '../incident/every-incident.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { dutiesOf, type Owed } from './duties.ts'
import { sheetNow } from './ocr-sheet.ts'

/** A year-end report that a small breach owes, and where its sheet stands; `sheet` null: it goes to the FTC. */
export type SmallBreach = Told & {
  duty: Duty
  people: number
  isEstimate: boolean
  sheet: {
    rule: OcrRule
    missing: number
    filedOn: Day | null
    trackingNumber: string | null
    addendum: string | null
  } | null
}

/** What is said of any incident on the page. */
export type Told = Pick<Incident, 'id' | 'title' | 'kind'> & { discoveredOn: Day }

/** The closing of a year: what is to be reported by its last day, what was, and what stands apart. */
export type YearEnd = {
  year: number
  lastDay: Day
  daysLeft: number
  open: SmallBreach[]
  filed: SmallBreach[]
  /** Presumed breaches whose count is not known: they cannot be closed. */
  uncounted: Told[]
  /** Decided to be no breach, with the reason: kept, never deleted. */
  decided: (Told & { because: string; citation: string })[]
  /** How many breaches of 500 or more were discovered in the year: reported with the letters, not here. */
  large: number
}

/** The closing of the year that a text names, or Missing. */
export async function yearEndOf(book: Book, named: string): Promise<YearEnd> {
  const year = yearIn(named)
  const end: YearEnd = {
    year,
    ...closingOf(year, await todayOf(book)),
    open: [],
    filed: [],
    uncounted: [],
    decided: [],
    large: 0,
  }
  for await (const opened of everyIncident(book)) {
    const owed = await dutiesOf(opened)
    if (yearOf(owed.answer.discoveredOn) === year) await enter(opened, end, owed)
  }
  for (const list of [end.open, end.filed, end.uncounted, end.decided]) list.sort(byDiscovery)
  return end
}

function yearIn(named: string): number {
  const year = /^(19|20|21)\d\d$/.test(named) ? Number(named) : null
  if (year === null) throw new Missing(`There is no year ${named} here. Give a year of discovery, such as 2026.`)
  return year
}

async function enter(opened: OpenIncident, end: YearEnd, owed: Owed): Promise<void> {
  const { answer, situation } = owed
  const { id, title, kind } = opened.incident
  const told = { id, title, kind, discoveredOn: answer.discoveredOn }
  const people = wholeCount(situation.people)
  const small = annualDuties(answer.duties)
  if (answer.breach === 'no') end.decided.push({ ...told, because: answer.because, citation: answer.citation })
  else if (answer.duties.some(({ track }) => track === 'immediate')) {
    if (people === null) end.uncounted.push(told)
    else end.large += 1
  }
  for (const duty of small) {
    const sheet = await sheetState(opened, duty, owed)
    const isFiled = isDone(duty)
    const line = { ...told, duty, people: people ?? 0, isEstimate: situation.people.estimate, sheet }
    end[isFiled ? 'filed' : 'open'].push(line)
  }
}

async function sheetState(opened: OpenIncident, duty: Duty, owed: Owed): Promise<SmallBreach['sheet']> {
  const rule = OCR_RULES.find((each) => duty.id === `${each}.ocr`)
  if (!rule) return null
  const { gaps, filings, addendum } = await sheetNow(opened, rule, owed)
  const first = filings[0]
  const trackingNumber = filings.at(-1)?.trackingNumber ?? null
  return { rule, missing: gaps.length, filedOn: first?.filedOn ?? null, trackingNumber, addendum }
}

function byDiscovery(one: Told, other: Told): number {
  return one.discoveredOn.localeCompare(other.discoveredOn) || inOrderOfIds(one.id, other.id)
}

import type { Incident } from '../../breach/incident/incident.ts'
import type { Duty } from '../../breach/law/answer.ts'
import { wholeCount } from '../../breach/law/count.ts'
import type { Day } from '../../breach/law/day.ts'
import { OCR_RULES, type OcrRule } from '../../breach/ocr/answers/answers.ts'
import { findAssociates } from '../../storage/practice/associates.ts'
import type { Book } from '../book/book.ts'
import { practiceOf } from '../book/practice.ts'
import type { Owed } from './duties.ts'
import { type Parties, sheetFrom } from './ocr-sheet.ts'

/** What is said of any incident at the closing of a year. */
export type BreachSummary = Pick<Incident, 'id' | 'title' | 'kind'> & { discoveredOn: Day }

/** Decided to be no breach, and why. */
export type Decided = BreachSummary & { because: string; citation: string }

/** A year-end report that a small breach owes, and where its sheet stands; `sheet` null: it goes to the FTC. */
export type SmallBreach = BreachSummary & {
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

/** What is said of an incident. */
export function summaryOf({ id, title, kind }: Incident, discoveredOn: Day): BreachSummary {
  return { id, title, kind, discoveredOn }
}

/** Why it is no breach. */
export function decidedOf(incident: Incident, owed: Owed): Decided {
  const { because, citation, discoveredOn } = owed.answer
  return { ...summaryOf(incident, discoveredOn), because, citation }
}

/** A report that it owes; null where it owes no such report. */
export function smallBreachOf(incident: Incident, owed: Owed, id: string, parties: Parties): SmallBreach | null {
  const { answer, situation } = owed
  const duty = answer.duties.find((each) => each.id === id)
  if (!duty) return null
  const people = wholeCount(situation.people) ?? 0
  const sheet = sheetState(incident, owed, duty, parties)
  return { ...summaryOf(incident, answer.discoveredOn), duty, people, isEstimate: situation.people.estimate, sheet }
}

/** Says who stands on the sheet of each of these incidents, besides itself. */
export async function partiesOf(book: Book, incidents: readonly Incident[]) {
  const ids = incidents.flatMap(({ associate }) => associate?.id ?? [])
  const [entity, associates] = await Promise.all([practiceOf(book), findAssociates(book.db, book.vault, ids)])
  return ({ associate }: Incident): Parties => ({
    entity: entity ?? null,
    associate: associates.get(associate?.id ?? '') ?? null,
  })
}

function sheetState(incident: Incident, owed: Owed, duty: Duty, parties: Parties): SmallBreach['sheet'] {
  const rule = OCR_RULES.find((each) => duty.id === `${each}.ocr`)
  if (!rule) return null
  const { gaps, filings, addendum } = sheetFrom(incident, rule, owed, parties)
  const trackingNumber = filings.at(-1)?.trackingNumber ?? null
  return { rule, missing: gaps.length, filedOn: filings[0]?.filedOn ?? null, trackingNumber, addendum }
}

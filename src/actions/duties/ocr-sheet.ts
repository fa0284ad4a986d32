import type { Incident } from '../../breach/incident/incident.ts'
import {
  type Filing,
  NO_ANSWERS,
  type OcrAnswers,
  type OcrRule,
  type OcrSheet,
} from '../../breach/ocr/answers/answers.ts'
import type { SheetFacts } from '../../breach/ocr/field.ts'
import { addendumDue, filingsOf } from '../../breach/ocr/filing.ts'
import { proposalsFor } from '../../breach/ocr/proposals.ts'
import { gapsIn, type SheetField, sheetOf } from '../../breach/ocr/sheet.ts'
import { Refused } from '../../errors.ts'
import type { Json } from '../../storage/log/canonical.ts'
import { findAssociate } from '../../storage/practice/associates.ts'
import type { Book } from '../book/book.ts'
import { practiceOf } from '../book/practice.ts'
import { todayOf } from '../book/today.ts'
import { type Basis, decideOn, refuseFuture } from '../incident/incident.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { refuseBeforeKnown } from '../incident/order-of-days.ts'
import { dutiesOf, type Owed } from './duties.ts'

/** A sheet as it stands: its fields, what is missing, what was sent, and why an addendum is due (null: none is). */
export type SheetNow = {
  rule: OcrRule
  fields: SheetField[]
  gaps: SheetField[]
  answers: OcrAnswers
  proposals: Partial<OcrAnswers>
  filings: readonly Filing[]
  addendum: string | null
  /** The duty that it serves; null: no report to OCR is owed under this law. */
  duty: Owed['answer']['duties'][number] | null
}

/** The sheet of an incident under a law, filled as far as the incident, the practice and the officer have said. */
export async function sheetNow(opened: OpenIncident, rule: OcrRule, known?: Owed): Promise<SheetNow> {
  const { book, incident } = opened
  const [owed, practice, associate] = await Promise.all([
    known ?? dutiesOf(opened),
    practiceOf(book),
    registered(opened),
  ])
  return sheetFrom(incident, rule, owed, { entity: practice ?? null, associate })
}

/** Who stands on a sheet besides the incident: the practice, and the business associate at which it happened. */
export type Parties = Pick<SheetFacts, 'entity' | 'associate'>

/** The sheet by what is known already. */
export function sheetFrom(incident: Incident, rule: OcrRule, owed: Owed, parties: Parties): SheetNow {
  const facts = factsOf(incident, rule, owed, parties)
  const fields = sheetOf(facts)
  const duty = owed.answer.duties.find(({ id }) => id === `${rule}.ocr`) ?? null
  const { answers, proposals, filings } = facts
  return { rule, fields, gaps: gapsIn(fields), answers, proposals, filings, addendum: addendumDue(facts), duty }
}

/** Saves the officer's answers on a sheet: those that are given, null takes one back, what is left out stays. Refused on days that cannot be. */
export async function answerSheet(
  book: Book,
  id: string,
  basis: Basis,
  rule: OcrRule,
  given: Partial<OcrAnswers>,
): Promise<Incident> {
  return await decideOn(book, id, basis, async ({ incident }) => {
    const today = await todayOf(book)
    for (const path of ['discoveredTo', 'attestedOn'] as const) refuseFuture(given[path], today, path)
    for (const path of ['noticeFrom', 'noticeTo'] as const) refuseBeforeKnown(incident, given[path] ?? null, path)
    const before = sheetIn(incident, rule)
    const answers = { ...before.answers, ...given }
    const changed = Object.keys(answers).filter((name) => differs(name, before.answers, answers))
    if (changed.length === 0) throw new Refused('Nothing has changed.')
    const details = Object.fromEntries(changed.map((name) => [name, answerIn(answers, name)]))
    const next = withSheet(incident, rule, { ...before, answers })
    return { incident: next, act: 'ocr_sheet_written', facts: { rule, answered: changed }, details }
  })
}

/** What is kept of a sheet; where nothing is kept yet, an empty one. */
export function sheetIn({ ocrSheets }: Incident, rule: OcrRule): OcrSheet {
  const { answers, filings = [] } = ocrSheets[rule] ?? {}
  return { answers: { ...NO_ANSWERS, ...answers }, filings }
}

/** The incident with that sheet. */
export function withSheet(incident: Incident, rule: OcrRule, sheet: OcrSheet): Incident {
  return { ...incident, ocrSheets: { ...incident.ocrSheets, [rule]: sheet } }
}

async function registered(opened: OpenIncident): Promise<SheetFacts['associate']> {
  const { book } = opened
  const { associate } = opened.incident
  if (!associate?.id) return null
  return (await findAssociate(book.db, book.vault, associate.id)) ?? null
}

function factsOf(incident: Incident, rule: OcrRule, { situation, answer }: Owed, parties: Parties): SheetFacts {
  const sheet = sheetIn(incident, rule)
  const filings = filingsOf(incident, rule, sheet)
  const known = { rule, incident, situation, answer, ...parties, answers: sheet.answers, filings }
  return { ...known, proposals: proposalsFor(known) }
}

function answerIn(answers: OcrAnswers, name: string): Json {
  return (answers as Record<string, Json>)[name] ?? null
}

function differs(name: string, before: OcrAnswers, after: OcrAnswers): boolean {
  return JSON.stringify(answerIn(before, name)) !== JSON.stringify(answerIn(after, name))
}

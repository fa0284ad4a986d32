import type { Incident } from '../../../breach/incident/incident.ts'
import type { Duty } from '../../../breach/law/answer.ts'
import type { State } from '../../../breach/law/states.ts'
import type { OfficeSheet } from '../../../breach/offices/sheet.ts'
import { statesIn } from '../../../letters/checks/forms.ts'
import type { ComposedDocument } from '../../../letters/documents/composed.ts'
import type { Render } from '../../../letters/individual/compose.ts'
import type { Letter } from '../../../letters/text/letter.ts'
import type { Book } from '../../book/book.ts'
import { dutiesOf } from '../../duties/duties.ts'
import { sheetNow } from '../../duties/ocr-sheet.ts'
import { officeSheetsOf } from '../../duties/office-sheets.ts'
import type { OpenIncident } from '../../incident/open-incident.ts'
import { letterContext } from '../letter-context.ts'
import type { Press } from '../press.ts'

/** What the documents of an incident are made of. */
export type DocumentBasis = {
  render: Render
  incident: Incident
  base: Omit<Letter, 'person'>
  duties: readonly Duty[]
  /** The States with affected residents. */
  states: State[]
  /** The report to OCR: what the portal will still ask, and what was filed. */
  ocr: Awaited<ReturnType<typeof sheetNow>>
  /** The sheets of the State offices, whose answers the letters to them repeat. */
  sheets: readonly OfficeSheet[]
}

/** Reads what the documents of an incident are made of. Throws Refused before the practice is set up. */
export async function documentBasis(opened: OpenIncident<Book & Press>): Promise<DocumentBasis> {
  const { book, incident } = opened
  const [base, owed, sheets] = await Promise.all([letterContext(opened), dutiesOf(opened), officeSheetsOf(opened)])
  const ocr = await sheetNow(opened, 'hipaa', owed)
  const { duties } = owed.answer
  const states = statesIn(base.incident.residents ?? {})
  return { render: book.render, incident, base, duties, states, ocr, sheets }
}

/** The first duty of one of these ids that is owed; undefined: none is. */
export function dutyOf({ duties }: Pick<DocumentBasis, 'duties'>, ...ids: string[]): Duty | undefined {
  return duties.find(({ id }) => ids.includes(id))
}

/** What of a duty a document shows. */
export function calledFor(duty: Duty | undefined) {
  return { duty: duty?.id ?? null, citation: duty?.citation ?? null, due: duty?.due ?? null }
}

/** A document that goes with an incident, and whether one of its duties calls for it. */
export type PlannedDocument = {
  /** `web-notice`, `media.VA`, `regulator.NH.attorney-general`, `sample.CA`. */
  id: string
  group: 'letters' | 'public' | 'regulators' | 'file'
  title: string
  /** What it is for, in a sentence. */
  why: string
  /** The duty that calls for it; null: none does. */
  duty: string | null
  citation: string | null
  due: string | null
  /** What the office asks for, in the words of its law file; null: nothing is known, or it goes to no office. */
  asks: string | null
  /** What is not settled about it: a question for counsel. */
  unsettled: string | null
  /** Sentences of the letter to the patient that nobody has worded for others yet, each as what to do. */
  unread: readonly string[]
  /** Whether it exists in other languages than English. */
  isTranslated: boolean
  /** The sheet of the office that it goes to; undefined: it goes to none. */
  sheet?: string
  compose(language: string): ComposedDocument
}

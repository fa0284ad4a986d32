import type { Incident } from '../../breach/incident/incident.ts'
import type { Duty } from '../../breach/law/answer.ts'
import type { State } from '../../breach/law/states.ts'
import { statesIn } from '../../letters/checks/forms.ts'
import type { Render } from '../../letters/text/compose.ts'
import type { Letter } from '../../letters/text/letter.ts'
import type { Book } from '../book/book.ts'
import { dutiesOf } from '../duties/duties.ts'
import { sheetNow } from '../duties/ocr-sheet.ts'
import { letterContext } from './letter-context.ts'
import type { Press } from './press.ts'

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
}

/** Reads what the documents of an incident are made of. Throws Refused before the practice is set up. */
export async function documentBasis(book: Book & Press, incident: Incident): Promise<DocumentBasis> {
  const [base, owed] = await Promise.all([letterContext(book, incident), dutiesOf(book, incident)])
  const ocr = await sheetNow(book, incident, 'hipaa', owed)
  const { duties } = owed.answer
  return { render: book.render, incident, base, duties, states: statesIn(base.incident.residents ?? {}), ocr }
}

/** The first duty of one of these ids that is owed; undefined: none is. */
export function dutyOf({ duties }: Pick<DocumentBasis, 'duties'>, ...ids: string[]): Duty | undefined {
  return duties.find(({ id }) => ids.includes(id))
}

/** What of a duty a document shows. */
export function calledFor(duty: Duty | undefined) {
  return { duty: duty?.id ?? null, citation: duty?.citation ?? null, due: duty?.due ?? null }
}

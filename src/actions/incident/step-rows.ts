import { type IncidentStep, listSteps } from '../../storage/steps/steps.ts'
import type { Book } from '../book/book.ts'
import { once } from '../book/parts.ts'

/** The steps of an incident as they lie there, without the words that are sealed with some. */
export function stepRowsOf(book: Book, incident: string): Promise<IncidentStep[]> {
  return once(book, listSteps, incident, () => listSteps(book.db, incident))
}

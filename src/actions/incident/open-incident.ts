import type { Incident } from '../../breach/incident/incident.ts'
import { Missing } from '../../errors.ts'
import { findIncident } from '../../storage/incident/incidents.ts'
import type { Book } from '../book/book.ts'
import { once, openBook } from '../book/parts.ts'

/**
 * An incident as one request sees it. Its parts (count, duties, steps, …) are functions of it, each read when it is first
 * asked for and once; whatever is written through the book makes them be read anew.
 */
export type OpenIncident<Whole extends Book = Book> = {
  readonly book: Whole
  readonly id: string
  readonly incident: Incident
}

/** Opens the incident, or throws Missing. */
export async function openIncident<Whole extends Book>(book: Whole, id: string): Promise<OpenIncident<Whole>> {
  const open = book.parts ? book : openBook(book)
  const incident = await once(open, findIncident, id, () => findIncident(open.db, open.vault, id))
  if (!incident) throw new Missing(`There is no incident ${id}.`)
  return openedFrom(open, incident)
}

/** An incident that was just read, opened. */
export function openedFrom<Whole extends Book>(book: Whole, incident: Incident): OpenIncident<Whole> {
  return { book, id: incident.id, incident }
}

/** A part of an incident, read once for a request. */
export function incidentPart<Whole extends Book, Value>(
  read: (opened: OpenIncident<Whole>) => Promise<Value>,
): (opened: OpenIncident<Whole>) => Promise<Value> {
  return (opened) => once(opened.book, read, opened.id, () => read(opened))
}

import type { Incident } from '../../breach/incident/incident.ts'
import type { Book } from '../book/book.ts'
import { dutiesOf } from '../duties/duties.ts'

/** Whether a law-enforcement official asked to wait with the letters to individuals, and they wait today. 45 CFR 164.412. */
export async function areNoticesHeld(book: Book, incident: Incident): Promise<boolean> {
  const { duties } = (await dutiesOf(book, incident)).answer
  return duties.some(({ id, status }) => id === 'hipaa.individuals' && status === 'held')
}

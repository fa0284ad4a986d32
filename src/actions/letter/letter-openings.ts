import { Conflict } from '../../errors.ts'
import type { ReaderKey } from '../../letters/individual/readers.ts'
import type { Actor } from '../../storage/log/commit.ts'
import { insertLetterOpening, listLetterOpenings } from '../../storage/mailing/letter-openings.ts'
import type { Book } from '../book/book.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'
import { lettersHash } from './letter-approval.ts'
import { readersOf } from './letter-readers.ts'
import type { Press } from './press.ts'

/** Who opened the letters as they now stand, by id, and as which of their readers. */
export const openingsOf = incidentPart(async (opened: OpenIncident<Book & Press>) =>
  listLetterOpenings(opened.book.db, opened.id, await lettersHash(opened)),
)

/** The odd readers as whom nobody opened the letters as they now stand. */
export async function unopenedReaders(opened: OpenIncident<Book & Press>): Promise<ReaderKey[]> {
  const [readers, openings] = await Promise.all([readersOf(opened), openingsOf(opened)])
  const seen = new Set(openings.map(({ reader }) => reader))
  return readers.filter(({ key, isOdd }) => isOdd && !seen.has(key)).map(({ key }) => key)
}

/** Enters that somebody opened the letters as they now stand as that reader; the second time says nothing new. */
export async function recordOpening(opened: OpenIncident<Book & Press>, by: Actor, reader: ReaderKey): Promise<void> {
  const { book, id: incident } = opened
  const openings = await openingsOf(opened)
  if (openings.some((each) => each.reader === reader && each.openedBy === by.id)) return
  const letters = await lettersHash(opened)
  const row = { incident, letters, reader, openedBy: by.id, openedAt: book.now() }
  const change = { act: 'letter_opened', incident, facts: { reader, letters } } as const
  try {
    await book.commit({ ...change, writes: [insertLetterOpening(row)] }, by)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
  }
}

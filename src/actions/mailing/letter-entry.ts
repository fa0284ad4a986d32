import { nextVersionOf } from '../../storage/aftermath/returned-mail.ts'
import type { Actor, Change } from '../../storage/log/commit.ts'
import type { StoredLetter } from '../../storage/mailing/letters.ts'
import type { Book } from '../book/book.ts'

type Named = Pick<StoredLetter, 'reference' | 'incident'>

/**
 * Enters in the log what became of a letter, in its turn: of two who decide on the same letter at once, the later one is
 * refused (Conflict).
 */
export async function enterAboutLetter(
  book: Book,
  letter: Named,
  change: Omit<Change, 'incident' | 'subject'>,
  by: Actor = { id: 'system' },
): Promise<void> {
  const { incident, reference } = letter
  const version = change.version ?? (await turnOf(book, letter))
  const facts = { letter: reference, ...change.facts }
  await book.commit({ ...change, incident, subject: subjectOf(reference), version, facts }, by)
}

/** The version that the next entry about a letter takes: asked before the letter is read, it ties a decision to what was read. */
export function turnOf(book: Book, { incident, reference }: Named): Promise<number> {
  return nextVersionOf(book.db, incident, subjectOf(reference))
}

function subjectOf(reference: string): string {
  return `letter/${reference}`
}

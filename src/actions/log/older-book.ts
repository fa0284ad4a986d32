import { Missing } from '../../errors.ts'
import { type Actor, findHead } from '../../storage/log/commit.ts'
import type { Book } from '../book/book.ts'

/**
 * Goes on with a book that is older than the newest head kept of it, and says so in its log. Missing where it is not older.
 */
export async function acceptOlderBook(book: Book, by: Actor): Promise<void> {
  const { heads } = book
  if (heads.older === null) throw new Missing('This book is not older than its newest head.')
  const kept = heads.newest()
  const facts = {
    kept: kept && { seq: kept.seq, hash: kept.hash, at: kept.at },
    found: { ...(await findHead(book.db)) },
  }
  await book.commit({ act: 'older_book_accepted', facts }, by)
  heads.forget()
  heads.older = null
}

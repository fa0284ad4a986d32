import { type AsOf, stageAsOf, stageLines } from '../../storage/duties/staged-lines.ts'
import { findAsOf, listChangedSince, listNotDerivedUnder } from '../../storage/duties/stale-lines.ts'
import type { Book } from '../book/book.ts'
import { bookPart } from '../book/parts.ts'
import { wholeBook } from '../incident/sight.ts'
import { deriveLines } from './derive-lines.ts'

/** As many incidents are derived in one piece; between two pieces others have their turn. */
const TOGETHER = 100

/** So many entries that are about no incident are read again before it is kept that they were read. */
const LEFT_UNREAD = 200

/**
 * Derives anew what the lists of incidents ask, of those incidents that anything was entered about since; after an upgrade,
 * of all. Two that ask at once do it once.
 */
export const refreshLists = bookPart(async (book: Book): Promise<void> => {
  const { turn } = book.lists
  while (turn.last) await turn.last.catch(() => {})
  turn.last = refresh(wholeBook(book)).finally(() => {
    turn.last = null
  })
  await turn.last
})

async function refresh(book: Book): Promise<void> {
  const edition = book.lists.edition()
  const { lists, newest } = await findAsOf(book.db)
  const isSame = lists?.edition === edition
  if (isSame && lists.seq === newest) return
  const asOf = { edition, seq: newest }
  const stale = isSame ? await listChangedSince(book.db, lists.seq) : await listNotDerivedUnder(book.db, edition)
  for (let at = 0; at < stale.length; at += TOGETHER) {
    if (at > 0) await othersTurn()
    await deriveAnew(book, asOf, stale.slice(at, at + TOGETHER))
  }
  if (stale.length > 0 || !isSame || newest - lists.seq > LEFT_UNREAD) await book.stage([stageAsOf(asOf)])
}

async function deriveAnew(book: Book, asOf: AsOf, ids: readonly string[]): Promise<void> {
  await book.stage(stageLines(asOf, await deriveLines(book, ids)))
}

function othersTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}

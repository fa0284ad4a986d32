import { type Actor, findHead } from '../../storage/log/commit.ts'
import type { SignedHead } from '../../storage/log/heads.ts'
import { exportedLine, readLinks } from '../../storage/log/log.ts'
import type { Book } from '../book/book.ts'

/** The head of the log as it now stands, signed. */
export async function signHead(book: Book): Promise<SignedHead> {
  return book.signer.sign(await findHead(book.db), book.now())
}

/**
 * The log as lines of JSON: one an entry, with its hash, and last the signed head. That it was taken is itself
 * the newest entry in it.
 */
export async function exportLog(book: Book, by: Actor): Promise<{ head: SignedHead; lines: AsyncGenerator<string> }> {
  await book.commit({ act: 'log_exported' }, by)
  const head = await signHead(book)
  return { head, lines: linesUpTo(book, head) }
}

async function* linesUpTo(book: Book, head: SignedHead): AsyncGenerator<string> {
  for await (const link of readLinks(book.db)) {
    if (link.seq > head.seq) break
    yield `${exportedLine.write(link)}\n`
  }
  yield `${JSON.stringify({ head })}\n`
}

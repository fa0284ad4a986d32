import { findUnloggedIncident } from '../../storage/incident/incidents.ts'
import { type Actor, findHead } from '../../storage/log/commit.ts'
import type { SignedHead } from '../../storage/log/heads.ts'
import { exportedLine, readLinks } from '../../storage/log/log.ts'
import { faultInDetails, type Verdict, verifyLinks } from '../../storage/log/verify.ts'
import { findUnloggedStep } from '../../storage/steps/steps.ts'
import type { Book } from '../book/book.ts'

/** Said where a head and a log were signed with different keys. */
export const OTHER_KEY =
  'the head given was signed with another key than this log: it is that of another book, or the log was signed anew'

/** Follows the whole log from its first entry, the texts kept beside it, and an earlier head if one is given. */
export async function verifyLog(book: Book, earlier?: SignedHead): Promise<Verdict> {
  const verdict = await verifyLinks(readLinks(book.db), earlier)
  if (verdict.fault) return verdict
  if (earlier && (await signHead(book)).publicKey !== earlier.publicKey) return { ...verdict, fault: OTHER_KEY }
  return {
    ...verdict,
    fault: (await faultInDetails(book.db)) ?? (await faultInIncidents(book)) ?? (await faultInSteps(book)),
  }
}

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

async function faultInIncidents(book: Book): Promise<string | null> {
  const incident = await findUnloggedIncident(book.db)
  return incident === undefined
    ? null
    : `incident ${incident} stands at a version that the log does not know: the end of the log is missing`
}

async function faultInSteps(book: Book): Promise<string | null> {
  const step = await findUnloggedStep(book.db)
  return step ? `step ${step.id} of incident ${step.incident} stands at a version that the log does not know` : null
}

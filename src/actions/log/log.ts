import { listHidden, wholeReader } from '../../storage/incident/restrictions.ts'
import type { Json } from '../../storage/log/canonical.ts'
import type { Entry, Link } from '../../storage/log/chain.ts'
import { type Actor, findHead } from '../../storage/log/commit.ts'
import type { SignedHead } from '../../storage/log/heads.ts'
import { exportedLine, readLinks } from '../../storage/log/log.ts'
import type { Book } from '../book/book.ts'
import { type FilesElsewhere, longFile } from '../book/long-files.ts'

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
  return { head, lines: linesUpTo(book, head, await listHidden(book.db)) }
}

/** The same as bytes, made where it stalls nobody. */
export async function takeLog(book: Book & FilesElsewhere, by: Actor): Promise<AsyncIterable<Uint8Array>> {
  const { head, lines } = await exportLog(book, by)
  const withheld = await listHidden(book.db)
  return await longFile(book, { file: 'log', head, withheld }, head.seq / ENTRIES_A_LETTER, () => encoded(lines))
}

// An entry is made so much faster.
const ENTRIES_A_LETTER = 100

async function* encoded(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const line of lines) yield encoder.encode(line)
}

/**
 * The lines of an export that ends with this head. What is about an incident that whoever takes it may not see is withheld: its
 * hash alone keeps its place in the chain.
 */
export async function* linesUpTo(book: Book, head: SignedHead, withheld: readonly string[]): AsyncGenerator<string> {
  for await (const link of readLinks(wholeReader(book.db))) {
    if (link.seq > head.seq) break
    yield `${isAbout(link, withheld) ? exportedLine.withhold(link) : exportedLine.write(link)}\n`
  }
  yield `${JSON.stringify({ head })}\n`
}

function isAbout({ body }: Link, incidents: readonly string[]): boolean {
  if (incidents.length === 0) return false
  const { act, incident, facts } = JSON.parse(body) as Entry
  const named = act === 'incident_merged' ? [String(facts?.into)] : []
  return [...named, incident ?? incidentsOf(facts?.people)].flat().some((each) => incidents.includes(each))
}

// In older books an accounting over several incidents is one entry of none: its people say of which they are.
function incidentsOf(people: Json | undefined): string[] {
  return [people].flat().map((person) => String(person).split('/')[0] ?? '')
}

import { findHeadOfMailing } from '../../../storage/log/log.ts'
import type { Book } from '../../book/book.ts'
import { eachLetterLine, type Mailing } from '../mailing.ts'
import { partName } from './mailing-print.ts'

/** A file of the archive and its SHA-256 in hexadecimal. */
export type ListedFile = { file: string; sha256: string }

/**
 * The manifest of a mailing as JSON, in pieces: what was made, each file with its hash, each letter with the hash of its
 * text and where it is printed, and who got none and why. `lettersSha256` is that of the lines `reference sha256` (a space
 * between, a line feed after each) of all letters in their order; the log has it too. `head` is that of the log when the
 * mailing had been made, signed: it shows later that nothing before it was cut off or changed. It names nobody.
 */
export async function* manifestOf(book: Book, mailing: Mailing, files: readonly ListedFile[]): AsyncGenerator<string> {
  const made = await findHeadOfMailing(book.db, mailing.incident, mailing.id)
  const head = made && (await book.signer.sign(made, mailing.madeAt))
  yield `${JSON.stringify({ ...summaryOf(mailing, files), head }, null, 1).slice(0, -2)},\n "letters": [`
  const pages = new Map<string, number>()
  let before = ''
  for await (const row of eachLetterLine(book, mailing.id)) {
    const { reference, channel, textHash: sha256 } = row
    yield `${before}\n  ${JSON.stringify({ reference, channel, sha256, ...printedAt(row, pages) })}`
    before = ','
  }
  yield '\n ]\n}\n'
}

function summaryOf(
  { id, incident, number, kind, dated, madeAt, print, email, ...rest }: Mailing,
  files: readonly ListedFile[],
) {
  return {
    incident,
    mailing: id,
    number,
    kind,
    dated,
    madeAt,
    counts: { print, email, withoutLetter: rest.problems },
    approvedTextSha256: rest.letterHash,
    lettersSha256: rest.lettersHash,
    files,
    withoutLetter: rest.withoutLetter.map(({ person, problems }) => ({
      person,
      why: problems.map(({ what }) => what),
    })),
  }
}

type Row = { language: string; pages: number | null; part: number | null }

// Letters of a part follow one another, each on so many pages.
function printedAt({ language, pages, part }: Row, printed: Map<string, number>) {
  if (pages === null || part === null) return {}
  const file = `letters/${partName({ language, pages, part })}`
  const page = (printed.get(file) ?? 0) + 1
  printed.set(file, page + pages - 1)
  return { file, page, pages }
}

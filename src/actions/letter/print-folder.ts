import { join } from 'node:path'
import { recipientHeader, type WithCodes } from '../../letters/lists/list.ts'
import { asksCodes } from '../../letters/state/offer.ts'
import { type Actor, findHead } from '../../storage/log/commit.ts'
import type { Book } from '../book/book.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { offersOf } from './codes/codes.ts'
import { enterPrinted, type StoppedLetter } from './draft-print.ts'
import { planPrint } from './letter-pdf.ts'
import type { Press, PrintedPart, PrintJob } from './press.ts'
import { printToFile, writeHashed } from './print-part.ts'

/** A file that was written: its name, its SHA-256 in hexadecimal, and how many letters on how many pages it holds. */
export type WrittenPdf = { file: string; sha256: string; letters: number; pages: number }

/** What a folder of drafts holds. */
export type PrintedFolder = {
  letters: number
  pages: number
  stopped: StoppedLetter[]
  files: WrittenPdf[]
  list: { file: string; sha256: string }
}

const MOST_LETTERS = 10_000
const LIST = 'list.csv'
const MANIFEST = 'manifest.json'
/** From so many letters on it pays to start threads. */
const WORTH_THREADS = 2_000
const THREADS = 2

/**
 * Prints drafts of the letters of the whole roster into an empty folder: PDFs by ZIP code, each of at most 10,000 letters,
 * the list of whom they go to, and a manifest of where each letter stands. The log keeps counts and hashes. Throws Refused
 * where nothing can be printed.
 */
export async function printFolder(
  opened: OpenIncident<Book & Press>,
  by: Actor,
  folder: string,
): Promise<PrintedFolder> {
  const { book, incident } = opened
  const run = await planPrint(opened)
  const threads = book.printElsewhere ? THREADS : 1
  const printed = await inOrder(partsOf(run.ready, threads), threads, (people, index) =>
    printFile(book, { incident: incident.id, base: run.base, people }, { folder, number: index + 1 }),
  )
  const files = printed.map(({ list: _, letters, ...file }) => ({ ...file, letters: letters.length }))
  const letters = printed.flatMap(({ file, letters: its }) => its.map((letter) => ({ ...letter, file })))
  const list = {
    file: LIST,
    sha256: await writeHashed(join(folder, LIST), listOf(printed, { codes: asksCodes(offersOf(incident)) })),
  }
  const counts = { letters: run.ready.length, stopped: run.stopped.length, dated: run.base.on }
  await enterPrinted(opened, by, { ...counts, files: [...files, list] })
  const head = await book.signer.sign(await findHead(book.db), book.now())
  const manifest = { incident: incident.id, draft: true, dated: run.base.on, head, files, list, letters }
  await writeHashed(join(folder, MANIFEST), [Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`)])
  const pages = files.reduce((sum, file) => sum + file.pages, 0)
  return { letters: run.ready.length, pages, stopped: run.stopped, files, list }
}

type Part = Omit<PrintJob, 'path'>
type Printed = Omit<WrittenPdf, 'letters'> & Pick<PrintedPart, 'letters' | 'list'>

function partsOf(people: readonly string[], threads: number): string[][] {
  const atLeast = people.length < WORTH_THREADS ? 1 : threads
  const count = Math.max(atLeast, Math.ceil(people.length / MOST_LETTERS))
  const each = Math.ceil(people.length / count)
  return Array.from({ length: count }, (_, index) => people.slice(index * each, (index + 1) * each))
}

// As many at a time as there are threads; what each came to stands at its place.
async function inOrder<Item, Made>(
  items: readonly Item[],
  threads: number,
  make: (item: Item, index: number) => Promise<Made>,
) {
  const made: Made[] = []
  const waiting = items.entries()
  const work = async () => {
    for (const [index, item] of waiting) made[index] = await make(item, index)
  }
  await Promise.all(Array.from({ length: threads }, work))
  return made
}

async function printFile(
  book: Book & Press,
  part: Part,
  { folder, number }: { folder: string; number: number },
): Promise<Printed> {
  const file = `drafts-${String(number).padStart(3, '0')}.pdf`
  const job = { ...part, path: join(folder, file) }
  const isMany = part.people.length >= WORTH_THREADS / THREADS
  const print = (isMany && book.printElsewhere) || ((given) => printToFile(book, given))
  const { sha256, letters, list } = await print(job)
  return { file, sha256, letters, list, pages: letters.reduce((sum, { pages }) => sum + pages, 0) }
}

function* listOf(printed: readonly Printed[], { codes }: WithCodes): Generator<Uint8Array> {
  yield Buffer.from(recipientHeader({ codes }))
  for (const { list } of printed) yield Buffer.from(list)
}

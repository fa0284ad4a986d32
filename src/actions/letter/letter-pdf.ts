import { markdownOf } from '../../letters/individual/compose.ts'
import { letterFacts } from '../../letters/individual/facts.ts'
import { batchProblems } from '../../letters/individual/problems.ts'
import type { Listed } from '../../letters/lists/list.ts'
import { recipientOf } from '../../letters/lists/recipient.ts'
import type { Letter } from '../../letters/text/letter.ts'
import type { AboutLetters, PrintableLetter, PrintedLetter } from '../../pdf/letter/printer.ts'
import type { Actor } from '../../storage/log/commit.ts'
import type { Book } from '../book/book.ts'
import { type FilesElsewhere, longFile } from '../book/long-files.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { peopleInOrder, vaultOf } from '../people/people.ts'
import { snapshotOf } from '../people/snapshot.ts'
import { pictureOf } from '../practice/logo.ts'
import { draftCodesOf } from './codes/codes.ts'
import {
  draftLetterTo,
  enterPrinted,
  letterContext,
  oneLetter,
  refusalFor,
  refuseUnready,
  type StoppedLetter,
} from './draft-print.ts'
import type { Press } from './press.ts'
import { printerOf, readerProblems, textProblems } from './print-problems.ts'
import { pdfStock } from './print-stock.ts'

/** A draft of one person's letter as PDF, in pieces; each page says so, and the log that it was printed. Throws Refused with a sentence for each fact or character that is missing. */
export async function letterPdf(
  opened: OpenIncident<Book & Press>,
  person: string,
  by: Actor,
): Promise<AsyncGenerator<Uint8Array>> {
  const { book } = opened
  const paper = await printerOf(book)
  const letter = await draftLetterTo(opened, person)
  const problems = [...(await textProblems(paper, letter)), ...(await readerProblems(paper, letter))]
  if (problems.length > 0) throw refusalFor(problems)
  await enterPrinted(opened, by, { letters: 1, stopped: 0, dated: letter.on, person })
  return paper.print([printable(book, letter)], await aboutDraft(book, letter))
}

/** What is to be printed: whose letters, in which order, and who is left out of it and why. */
export type PrintRun = { base: Omit<Letter, 'person'>; ready: string[]; stopped: StoppedLetter[] }

/** Looks through the roster for what can be printed. Throws Refused when nothing can. */
export async function planPrint(opened: OpenIncident<Book & Press>): Promise<PrintRun> {
  const { book } = opened
  await vaultOf(opened)
  const base = await letterContext(opened)
  const missing = [...batchProblems(base), ...(await textProblems(await printerOf(book), base))]
  const { ready, stopped } = await pdfStock(opened)
  refuseUnready({ ready: ready.length, missing })
  return { base, ready, stopped }
}

/** Who hears of each letter as it is printed: where it stands, and whom it goes to. */
export type PrintWatch = { printed?(letter: PrintedLetter): void; addressed?(letter: Listed): void }

/** Drafts of these people's letters as one PDF, in this order, in pieces. */
export async function* printPart(
  opened: OpenIncident<Book & Press>,
  { base, people }: { base: PrintRun['base']; people: readonly string[] },
  { printed, addressed }: PrintWatch = {},
): AsyncGenerator<Uint8Array> {
  const { book } = opened
  const paper = await printerOf(book)
  yield* paper.print(printables(opened, { base, people }, addressed), await aboutDraft(book, base), printed)
}

/** Drafts of the letters of the whole roster as one PDF, made where it stalls nobody. Throws as `printPdf` does. */
export async function draftsPdf(
  opened: OpenIncident<Book & Press & FilesElsewhere>,
  { id, via }: Actor,
): Promise<AsyncIterable<Uint8Array>> {
  const { book, id: incident } = opened
  const people = (await snapshotOf(opened))?.people ?? 0
  const by = { id, via }
  return await longFile(book, { file: 'drafts.pdf', incident, by }, people, () => printPdf(opened, by))
}

/** Drafts of the letters of the whole roster as one PDF, by ZIP code, in pieces, and entered in the log as printed. */
export async function printPdf(opened: OpenIncident<Book & Press>, by: Actor): Promise<AsyncGenerator<Uint8Array>> {
  const { base, ready, stopped } = await planPrint(opened)
  await enterPrinted(opened, by, { letters: ready.length, stopped: stopped.length, dated: base.on })
  return printPart(opened, { base, people: ready })
}

async function* printables(
  opened: OpenIncident<Book & Press>,
  { base, people }: { base: PrintRun['base']; people: readonly string[] },
  addressed: PrintWatch['addressed'] = () => {},
): AsyncGenerator<PrintableLetter> {
  const codeOf = await draftCodesOf(opened)
  for await (const known of peopleInOrder(opened, people)) {
    const letter = oneLetter(base, known, codeOf(known))
    addressed({ reference: letter.reference ?? opened.id, to: recipientOf(letter), code: letter.code ?? null })
    yield printable(opened.book, letter)
  }
}

function printable(book: Book & Press, letter: Letter): PrintableLetter {
  const facts = letterFacts(letter)
  return { facts, markdown: markdownOf(book.render, facts), language: letter.person.language }
}

// Whoever hears the document read is told by its title what the eye is told by each page.
async function aboutDraft(book: Book, { practice, incident }: Omit<Letter, 'person'>): Promise<AboutLetters> {
  return {
    title: `Draft: Notice of Data Breach, ${incident.reference}`,
    language: 'en-US',
    author: practice.name,
    at: book.now(),
    isDraft: true,
    logo: await pictureOf(book, practice.logo),
  }
}

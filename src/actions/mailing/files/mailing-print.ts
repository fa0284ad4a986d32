import { CAME_BACK, DELIVERED, isOneOf } from '../../../breach/incident/letter-state.ts'
import { Missing } from '../../../errors.ts'
import type { PrintableLetter } from '../../../pdf/letter/printer.ts'
import type { LetterFilter, LetterPart } from '../../../storage/mailing/letters.ts'
import type { Book } from '../../book/book.ts'
import type { OpenIncident } from '../../incident/open-incident.ts'
import { refuseHeld } from '../../letter/notice-hold.ts'
import type { Press } from '../../letter/press.ts'
import { printerOf } from '../../letter/print-problems.ts'
import { vaultOf } from '../../people/people.ts'
import { pictureOf } from '../../practice/logo.ts'
import { eachLetter, type KeptLetter, type Mailing, partsOf, theLetterSent, theMailing } from '../mailing.ts'

/** Which letters are printed, and who hears of each as it passes. */
export type Printing = Pick<LetterFilter, 'part'> & { note?(letter: KeptLetter): void }

/**
 * A mailing whose files may be had. Missing where there is none; Refused while notice is held, unless its letters went
 * before: then they are what the practice keeps of them.
 */
export async function theMailingToPrint(opened: OpenIncident, id: string): Promise<Mailing> {
  await vaultOf(opened)
  const mailing = await theMailing(opened, id)
  if (mailing.mailedOn === null) await refuseHeld(opened)
  return mailing
}

/** A letter as it was kept, which may be printed. Refused while notice is held, unless it went before. */
export async function theLetterToPrint(opened: OpenIncident, reference: string): Promise<KeptLetter> {
  const letter = await theLetterSent(opened, reference)
  if (!isOneOf(GONE, letter.state)) await refuseHeld(opened)
  return letter
}

const GONE = [...DELIVERED, ...CAME_BACK]

/**
 * The letters of a mailing as PDF, in pieces, printed from what was kept: the same bytes every time. Refused where this
 * installation makes no PDF.
 */
export async function printMailing(
  book: Book & Press,
  mailing: Mailing,
  { note, ...only }: Printing = {},
): Promise<AsyncGenerator<Uint8Array>> {
  const paper = await printerOf(book)
  const letters = eachLetter(book, mailing, { channel: 'print', ...only })
  const first = await letters.next()
  const author = first.value?.sent.facts.sender[0] ?? ''
  const about = aboutMailing(mailing.incident, author, mailing.madeAt, first.value?.language)
  const logo = await pictureOf(book, first.value?.sent.facts.logo)
  return paper.print(printables(first, letters, note), { ...about, logo })
}

/** One letter as PDF, as it was printed. */
export async function printLetter(book: Book & Press, letter: KeptLetter): Promise<AsyncGenerator<Uint8Array>> {
  const paper = await printerOf(book)
  const about = aboutMailing(letter.incident, letter.sent.facts.sender[0] ?? '', letter.stateAt, letter.language)
  return paper.print([printable(letter)], { ...about, logo: await pictureOf(book, letter.sent.facts.logo) })
}

/** The name of a part's file: `letters-en-2-pages-001.pdf`. */
export function partName({ language, pages, part }: Pick<LetterPart, 'language' | 'pages' | 'part'>): string {
  return `letters-${language}-${pages}-page${pages === 1 ? '' : 's'}-${String(part).padStart(3, '0')}.pdf`
}

/** The part whose file has this name, or Missing. */
export async function thePart(book: Book, mailing: Mailing, name: string): Promise<LetterPart> {
  const part = (await partsOf(book, mailing)).find((each) => partName(each) === name)
  if (!part) throw new Missing('This mailing has no such file.')
  return part
}

async function* printables(
  first: IteratorResult<KeptLetter, undefined>,
  rest: AsyncIterator<KeptLetter, undefined>,
  note: Printing['note'] = () => {},
): AsyncGenerator<PrintableLetter> {
  for (let next = first; !next.done; next = await rest.next()) {
    note(next.value)
    yield printable(next.value)
  }
}

// It keeps the pages that it had: lists and names of files say how many.
function printable({ sent: { facts, markdown, language, sparesPages = false } }: KeptLetter): PrintableLetter {
  return { facts, markdown, language: language ?? undefined, asBefore: !sparesPages }
}

// It names no patient: what a file says about itself is read before it is opened.
function aboutMailing(incident: string, author: string, at: string, language = 'en') {
  return { title: `Notice of Data Breach, ${incident}`, language: `${language}-US`, author, at }
}

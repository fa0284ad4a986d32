import type { OnTheEnvelope } from '../../letters/envelope/window.ts'
import type { About } from '../file/metadata.ts'
import type { Picture } from '../image/picture.ts'
import type { PrintableFacts } from './printable-facts.ts'

/** A letter to print: its facts, its text in Markdown, and the reader's language where the roster names it. */
export type PrintableLetter = {
  facts: PrintableFacts
  markdown: string
  language?: string | undefined
  /** Whether it was made when nothing was tightened yet: it keeps the pages that it had. */
  asBefore?: boolean
}

/** How many pages a letter takes, and whether tighter spacing spared it one. */
export type Extent = { pages: number; isTightened: boolean }

/** What a document of letters says about itself; each page of a draft says that it is one. */
export type AboutLetters = About & {
  isDraft?: boolean
  /** The logo that its letters show; none: they show none, whatever their facts say. */
  logo?: Picture | undefined
}

/** Where a letter stands in a document; its first page counts from one. */
export type PrintedLetter = { reference: string; page: number; pages: number }

/** Prints letters as PDF. Only Node has it: a Worker has no files to read fonts from. */
export type Printer = {
  /** Reads what most letters need and sets a sheet of it, so that the first letter comes as fast as any other. */
  preload(): Promise<void>
  /** Whether some font that comes with the product has every character of a text. */
  canPrint(text: string, language?: string): Promise<boolean>
  /** Whether the window of the envelope has room for the address, each of its last two lines on a line. */
  fits(facts: Pick<PrintableFacts, 'address' | 'envelope' | 'endorsement'>, language?: string): Promise<boolean>
  /** How many pages a letter will take. Throws where it holds what `canPrint` denies. */
  extent(letter: PrintableLetter): Promise<Extent>
  /**
   * One tagged PDF (PDF/UA-1) of these letters, in pieces, each letter on pages of its own; memory does not grow with
   * their number. `printed` is told of each letter. Throws where a letter holds what `canPrint` denies.
   */
  print(
    letters: Iterable<PrintableLetter> | AsyncIterable<PrintableLetter>,
    about: AboutLetters,
    printed?: (letter: PrintedLetter) => void,
  ): AsyncGenerator<Uint8Array>
  /** A sheet to hold against the envelope: its windows drawn, an address where letters have it, where to fold. */
  testSheet(seen: OnTheEnvelope, about: About): AsyncGenerator<Uint8Array>
}

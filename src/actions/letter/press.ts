import type { Render } from '../../letters/individual/compose.ts'
import type { Letter } from '../../letters/text/letter.ts'
import type { PrintedLetter, Printer } from '../../pdf/letter/printer.ts'

/** What letters are written and printed with. */
export type Press = {
  render: Render
  /** Prints PDF, opened when it is first asked for. A Worker has none: there are no files to read fonts from. */
  paper?: () => Promise<Printer>
  /** Prints parts of many letters two at a time; without it they are printed in place, one by one. */
  printElsewhere?: (job: PrintJob) => Promise<PrintedPart>
}

/** Whose letters are to be printed, in this order, into which new file. */
export type PrintJob = { incident: string; base: Omit<Letter, 'person'>; people: readonly string[]; path: string }

/** The file's SHA-256 in hexadecimal, where each letter stands in it, and its lines of the list of recipients. */
export type PrintedPart = { sha256: string; letters: PrintedLetter[]; list: string }

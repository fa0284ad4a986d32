import { Missing, Refused } from '../../errors.ts'
import { HELP_LANGUAGES, type HelpText, languageNames, withNumbersKept } from '../../letters/languages/help-texts.ts'
import type { Printer } from '../../pdf/letter/printer.ts'
import type { Actor } from '../../storage/log/commit.ts'
import { deleteHelpText, listHelpTexts, upsertHelpText } from '../../storage/practice/help-texts.ts'
import type { Book } from '../book/book.ts'
import { bookPart } from '../book/parts.ts'

/** What the practice wrote of help that is free, a text a language. */
export const helpTextsOf = bookPart((book): Promise<HelpText[]> => listHelpTexts(book.db, book.vault))

const LONGEST = 1_500

/** Saves what the practice says in a language. Refused where the fonts of letters cannot print it, by the language’s name. */
export async function writeHelpText(
  book: Book & { paper?: () => Promise<Printer> },
  by: Actor,
  { code, text }: HelpText,
): Promise<void> {
  if (!HELP_LANGUAGES.includes(code)) throw refusal('language', 'Choose one of the languages of the list.')
  const said = withNumbersKept({ code, text: text.replaceAll(/\s+/g, ' ').trim() })
  if (said === '') throw refusal('text', 'Write the text, or remove it.')
  if (said.length > LONGEST) throw refusal('text', 'At most 1,500 characters.')
  const { called } = languageNames(code)
  const paper = await book.paper?.()
  if (paper && !(await paper.canPrint(said, code)))
    throw refusal(
      'text',
      `Breachbook’s fonts cannot print this text in ${called}. Have that sheet printed elsewhere and put it in with the letters.`,
    )
  const writes = [upsertHelpText(book.vault, { code, text: said }, book.now())]
  await book.commit({ act: 'help_text_written', facts: { language: code }, writes }, by)
}

/** Removes what the practice says in a language; where there is a text of ours, that one goes with letters again. */
export async function removeHelpText(book: Book, by: Actor, code: string): Promise<void> {
  if (!(await helpTextsOf(book)).some((each) => each.code === code))
    throw new Missing('The practice has no text of its own in this language.')
  await book.commit({ act: 'help_text_removed', facts: { language: code }, writes: [deleteHelpText(code)] }, by)
}

function refusal(path: string, message: string): Refused {
  return new Refused(message, [{ path, message }])
}

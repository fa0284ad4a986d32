/** The file or the column map cannot be used at all. The message is a sentence that says what and what to do. */
export class Unreadable extends Error {
  /** What somebody could add by saying it: no line of the file names its columns. */
  readonly lacks: 'header' | null
  constructor(message: string, lacks: 'header' | null = null) {
    super(message)
    this.lacks = lacks
  }
}

/** What to do with a file that is no table: the same for each. */
export const SAVE_AS_CSV = 'save the sheet with the people as CSV, and import that.'

/** What a workbook is refused with. */
export const DAMAGED = `The workbook is damaged. Open it, ${SAVE_AS_CSV}`
export const TOO_LARGE = 'The workbook is too large to read. Save the sheet with the people as CSV, and import that.'
export const UNPACKS_TO_TOO_MUCH = `This workbook unpacks to more than a hundred times its size, as no list of people does. Open it, ${SAVE_AS_CSV}`
export const TOO_MANY_SHEETS = `The workbook has more than 255 sheets. Open it, ${SAVE_AS_CSV}`
export const TOO_WIDE =
  'A row has values in more than 16,384 columns. Delete the columns that are not about people, save the file, and import it again.'
export const TOO_LONG =
  'A line of this file is longer than 10 million characters. Save it as CSV with one row per person, and import that.'
export const LOCKED = `This workbook has a password. Open it in Excel with the password, remove the password or ${SAVE_AS_CSV}`

/** The sentence for a file that is something else, as `an old Excel workbook (.xls)`, and how it is opened. */
export function notATable(what: string, how = 'Open it'): string {
  return `This is ${what}, not a CSV file. ${how}, ${SAVE_AS_CSV}`
}

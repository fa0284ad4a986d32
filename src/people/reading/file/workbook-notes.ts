import type { Oddities } from './sheet.ts'

/** What is said of a workbook's odd rows and cells: a sentence for each kind, with its number. */
export function workbookNotes({ hidden, merged, errors, formulas }: Oddities): string[] {
  const said: [number, string][] = [
    [
      hidden,
      `${several(hidden, 'row is', 'rows are')} hidden in the workbook, by a filter or by hand. They were read too. If they are not affected, delete them there and import the file again.`,
    ],
    [
      merged,
      `${several(merged, 'merged cell covers', 'merged cells cover')} more than one row. The value was used for each of those rows. Check them.`,
    ],
    [
      errors,
      `${several(errors, 'cell shows', 'cells show')} an error such as #REF! or #N/A. They were read as empty. Correct them in the workbook.`,
    ],
    [
      formulas,
      `${several(formulas, 'cell holds a formula', 'cells hold formulas')} without a result. They were read as empty. Open the workbook in Excel, save it, and import it again.`,
    ],
  ]
  return said.flatMap(([number, sentence]) => (number > 0 ? [sentence] : []))
}

function several(number: number, one: string, more: string): string {
  return number === 1 ? `1 ${one}` : `${number.toLocaleString('en-US')} ${more}`
}

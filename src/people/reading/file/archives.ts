import { namesIn } from './package.ts'
import { LOCKED, notATable } from './refusals.ts'
import { Unreadable } from './unreadable.ts'

/** Refuses, with a sentence, a ZIP archive that is no Excel workbook (.xlsx). */
export function refuseOtherArchives(bytes: Uint8Array): void {
  const names = namesIn(bytes).map((name) => name.replaceAll('\\', '/').toLowerCase())
  const found = OTHERS.find(([name]) => names.some((each) => name.test(each)))
  if (found) throw new Unreadable(found[1])
  if (names.length > 0 && !names.some((name) => name.endsWith('.xml')))
    throw new Unreadable(
      'This is a ZIP archive, not a table. Unpack it and import the file with the people. Use an Excel workbook (.xlsx) or a CSV file.',
    )
}

const OTHERS: readonly [RegExp, string][] = [
  [/^(xl\/)?workbook\.bin$/, notATable('an Excel binary workbook (.xlsb)', 'Open it in Excel')],
  [/^content\.xml$/, notATable('an OpenDocument spreadsheet (.ods)', 'Open it in LibreOffice or Excel')],
  [/^word\/document\.xml$/, notATable('a Word document (.docx)', 'Copy its table into a spreadsheet')],
  [/^ppt\/presentation\.xml$/, notATable('a PowerPoint presentation (.pptx)', 'Copy its table into a spreadsheet')],
  [/^index\/.*\.iwa$|^index\.zip$/, notATable('a Numbers or Pages document', 'Open it on a Mac')],
  [/^encryptedpackage$/, LOCKED],
]

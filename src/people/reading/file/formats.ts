import { namesIn } from './package.ts'
import { LOCKED, notATable, Unreadable } from './refusals.ts'

/** Refuses, with a sentence, a file whose first bytes are those of a format that is no table. */
export function refuseOtherFormats(bytes: Uint8Array): void {
  const found = FORMATS.find(([magic]) => magic.every((byte, at) => bytes[at] === byte))
  if (found) throw new Unreadable(notATable(found[1], found[2]))
  if (isDbase(bytes)) throw new Unreadable(notATable('a dBASE table (.dbf)', 'Open it in Excel or LibreOffice'))
}

/** Whether a file is a compound file (MS-CFB), as old Office documents and workbooks with a password are. */
export function isCompound(bytes: Uint8Array): boolean {
  return COMPOUND.every((byte, at) => bytes[at] === byte)
}

/** Refuses a compound file by what it says of itself. */
export function refuseCompound(bytes: Uint8Array): never {
  const text = new TextDecoder('windows-1252').decode(bytes)
  const found = STREAMS.find(([stream]) => text.includes([...stream].join('\0')))
  throw new Unreadable(found?.[1] ?? notATable('an old Excel workbook (.xls)'))
}

/** Refuses a text that is no table of values with separators, by how it begins. */
export function refuseOtherTexts(text: string): void {
  const start = text.replace(/^(?:\ufeff|ï»¿)?[\s\v]*/, '')
  const found = TEXTS.find(([beginning]) => beginning.test(start))
  if (found) throw new Unreadable(notATable(found[1], found[2]))
}

/** Refuses, with a sentence, a ZIP archive that is no Excel workbook (.xlsx). */
export function refuseOtherArchives(bytes: Uint8Array): void {
  const names = namesIn(bytes).map((name) => name.replaceAll('\\', '/').toLowerCase())
  const found = ARCHIVES.find(([name]) => names.some((each) => name.test(each)))
  if (found) throw new Unreadable(found[1])
  if (names.length > 0 && !names.some((name) => name.endsWith('.xml')))
    throw new Unreadable(
      'This is a ZIP archive, not a table. Unpack it and import the file with the people. Use an Excel workbook (.xlsx) or a CSV file.',
    )
}

const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0]
const COPY = 'Copy its table into a spreadsheet'
const UNPACK = 'Unpack it, open the file with the people'

const FORMATS: readonly [number[], string, string?][] = [
  [[0x09, 0x00, 0x04, 0x00], 'a very old Excel workbook (.xls)'],
  [[0x09, 0x02, 0x06, 0x00], 'a very old Excel workbook (.xls)'],
  [[0x09, 0x04, 0x06, 0x00], 'a very old Excel workbook (.xls)'],
  [[0x09, 0x08, 0x08, 0x00], 'an old Excel workbook (.xls)'],
  [[0x09, 0x08, 0x10, 0x00], 'an old Excel workbook (.xls)'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF', COPY],
  [[0x25, 0x21, 0x50, 0x53], 'a PostScript document', COPY],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'a rich text document (.rtf)', COPY],
  [[0x1f, 0x8b], 'a gzip archive', UNPACK],
  [[0x42, 0x5a, 0x68], 'a bzip2 archive', UNPACK],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], 'an XZ archive', UNPACK],
  [[0x37, 0x7a, 0xbc, 0xaf], 'a 7-Zip archive', UNPACK],
  [[0x52, 0x61, 0x72, 0x21, 0x1a], 'a RAR archive', UNPACK],
  [[0x28, 0xb5, 0x2f, 0xfd], 'a Zstandard archive', UNPACK],
  [[0x89, 0x50, 0x4e, 0x47], 'a picture (.png)', COPY],
  [[0xff, 0xd8, 0xff], 'a picture (.jpg)', COPY],
  [[0x47, 0x49, 0x46, 0x38], 'a picture (.gif)', COPY],
  [[0x49, 0x49, 0x2a, 0x00], 'a picture (.tif)', COPY],
  [[0x4d, 0x4d, 0x00, 0x2a], 'a picture (.tif)', COPY],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66], 'an SQLite database', 'Open it with its own program'],
  [[0x00, 0x01, 0x00, 0x00, 0x53, 0x74, 0x61, 0x6e], 'an Access database', 'Open it in Access'],
  [[0x50, 0x41, 0x52, 0x31], 'a Parquet file', 'Open it with its own program'],
]

const ARCHIVES: readonly [RegExp, string][] = [
  [/^(xl\/)?workbook\.bin$/, notATable('an Excel binary workbook (.xlsb)', 'Open it in Excel')],
  [/^content\.xml$/, notATable('an OpenDocument spreadsheet (.ods)', 'Open it in LibreOffice or Excel')],
  [/^word\/document\.xml$/, notATable('a Word document (.docx)', 'Copy its table into a spreadsheet')],
  [/^ppt\/presentation\.xml$/, notATable('a PowerPoint presentation (.pptx)', 'Copy its table into a spreadsheet')],
  [/^index\/.*\.iwa$|^index\.zip$/, notATable('a Numbers or Pages document', 'Open it on a Mac')],
  [/^encryptedpackage$/, LOCKED],
]

// The names of a compound file's streams stand in UTF-16 (MS-CFB 2.6.1; MS-OFFCRYPTO 2.3.4.4; MS-XLS 2.1.2; MS-DOC 2.1).
const STREAMS: readonly [string, string][] = [
  ['EncryptedPackage', LOCKED],
  ['Workbook', notATable('an old Excel workbook (.xls)')],
  ['WordDocument', notATable('an old Word document (.doc)', COPY)],
  ['PowerPoint Document', notATable('an old PowerPoint presentation (.ppt)', COPY)],
  ['__substg1.0', notATable('an Outlook message (.msg)', 'Save its attachment, open that')],
]

const TEXTS: readonly [RegExp, string, string?][] = [
  [
    /^<\?xml[\s\S]{0,600}(?:progid="Excel\.Sheet"|schemas-microsoft-com:office:spreadsheet)|^<(?:\w+:)?Workbook[\s>]/i,
    'an XML spreadsheet of Excel 2003',
    'Open it in Excel',
  ],
  [
    /^(?:<\?xml[\s\S]{0,300}?)?(?:<!--[\s\S]{0,500}?-->\s*)?<(?:!doctype html|html|head|meta|body|table|div|center|style|title|script|p|br)\b/i,
    'a web page (HTML), whatever its name says',
    'Open it in Excel',
  ],
  [/^<\?xml|^<!doctype|^<(\w+:)?\w+(\s+[\w:]+\s*=\s*["'][^>]*)?>\s*</i, 'an XML file', 'Open it with its own program'],
  [/^(?:\{\s*"[^"\n]*"\s*:|\[\s*[[{]|\{\s*\}|\[\s*\])/, 'a JSON file', 'Open it with its own program or in Excel'],
  [/^BEGIN:VCARD\b/i, 'a file of contacts (vCard)', 'Import it into a contacts program'],
  [/^BEGIN:VCALENDAR\b/i, 'a calendar', 'Export the people from its own program'],
  [/^(?:MSH|FHS|BHS)[^\w\s,;]/, 'HL7 messages', 'Export the people from the system that made it'],
  [/^ISA[^\w\s,;]/, 'an X12 claims file', 'Export the people from the system that made it'],
  [/^MIME-Version:|^(?:From|Return-Path|Received|Message-ID): /i, 'an e-mail or a saved web page', 'Open it'],
  [
    /^(?:--[^\n]*\n\s*|\/\*[\s\S]{0,300}?\*\/;?\s*)*(?:INSERT INTO|CREATE TABLE|DROP TABLE|SET NAMES|BEGIN TRANSACTION)\b/i,
    'an SQL script',
    'Load it into its database, query the people',
  ],
]

// The day of the last change stands behind the version; the header and a record have a length.
function isDbase(bytes: Uint8Array): boolean {
  const [version = 0, , month = 0, day = 0] = bytes
  const isVersion = version === 0x03 || version === 0x83 || version === 0xf5 || version === 0x30 || version === 0x8b
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= 31
  return isVersion && isDay && bytes.length >= 32 && (bytes[8] ?? 0) + (bytes[9] ?? 0) * 256 >= 33
}

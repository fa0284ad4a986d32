import { strToU8, type Zippable, zipSync } from 'fflate'

/** The parts of a workbook by their names, as XML. */
export type BookParts = Readonly<Record<string, string>>

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Relationships: each its id, the last word of its type, and its target. */
export function relations(...each: [id: string, type: string, target: string][]): string {
  const one = ([id, type, target]: (typeof each)[number]) =>
    `<Relationship Id="${id}" Type="${RELATION}/${type}" Target="${target}"/>`
  return `<Relationships>${each.map(one).join('')}</Relationships>`
}

/** A workbook of these sheets, each the XML of its rows and what follows them; `hidden` are the places of hidden sheets. */
export function bookOf(
  sheets: readonly string[],
  { strings = [] as string[], hidden = [] as number[] } = {},
): BookParts {
  const tabs = sheets.map(
    (_, at) =>
      `<sheet name="S${at + 1}" sheetId="${at + 1}"${hidden.includes(at) ? ' state="hidden"' : ''} r:id="r${at + 1}"/>`,
  )
  return {
    '_rels/.rels': relations(['r1', 'officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': `<workbook><sheets>${tabs.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      ...sheets.map((_, at): [string, string, string] => [`r${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`]),
      ['s', 'sharedStrings', 'sharedStrings.xml'],
    ),
    'xl/sharedStrings.xml': `<sst>${strings.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
    ...Object.fromEntries(
      sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, `<worksheet>${sheet}</worksheet>`]),
    ),
  }
}

/** The rows of a sheet; a cell that begins with `<` stands as it is. */
export function rowsXml(...rows: string[][]): string {
  const cell = (text: string) => (text.startsWith('<') ? text : `<c t="inlineStr"><is><t>${text}</t></is></c>`)
  const row = (cells: string[], at: number) => `<row r="${at + 1}">${cells.map(cell).join('')}</row>`
  return `<sheetData>${rows.map(row).join('')}</sheetData>`
}

export function zipped(parts: BookParts): Uint8Array {
  const files: Zippable = {}
  for (const [name, xml] of Object.entries(parts)) files[name] = strToU8(xml)
  return zipSync(files)
}

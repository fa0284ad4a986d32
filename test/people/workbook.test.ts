import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { countOf, dataFile, layoutOf, peopleOf } from './people.ts'

/** A workbook of one sheet; its cells are given as XML, its date format is the second. */
function workbook(sheet: string, strings: string[] = []): Uint8Array {
  const items = strings.map((text) => `<si><t xml:space="preserve">${text}</t></si>`).join('')
  return zipSync({
    'xl/workbook.xml': strToU8('<workbook><workbookPr date1904="false"/></workbook>'),
    'xl/styles.xml': strToU8(
      '<styleSheet><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    ),
    'xl/sharedStrings.xml': strToU8(`<sst>${items}</sst>`),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${sheet}</sheetData></worksheet>`),
  })
}

const HEADER =
  '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="s"><v>2</v></c><c r="E1" t="s"><v>3</v></c></row>'
const STRINGS = ['MRN', 'Last Name', 'DOB', 'Zip', 'O&apos;Hara, &quot;Jo&quot;']

describe('an Excel workbook', () => {
  test('is read as the table that it shows: texts, numbers, dates, and cells that are left out', () => {
    const row =
      '<row r="2"><c r="A2"><v>77</v></c><c r="B2" t="s"><v>4</v></c><c r="D2" s="1"><v>9133</v></c><c r="E2"><v>2139</v></c></row>'
    expect(peopleOf(workbook(HEADER + row, STRINGS))).toMatchObject([
      { mrn: '77', familyName: 'O\'Hara, "Jo"', birthDate: '1925-01-01', address: { zip: '2139' } },
    ])
  })

  test('of somebody else’s making is read, the first sheet with its header', () => {
    expect(layoutOf(dataFile('csv/frictionless/table.xlsx')).header).toEqual(['id', 'name'])
    expect(countOf(dataFile('csv/frictionless/table.xlsx')).rows).toBe(2)
  })

  test('that is damaged, no workbook, or has no rows is refused with what to do', () => {
    const whole = workbook(HEADER, STRINGS)
    expect(() => layoutOf(whole.subarray(0, 300))).toThrow('The workbook is damaged')
    expect(() => layoutOf(zipSync({ 'a.txt': strToU8('x') }))).toThrow('give an Excel workbook')
    expect(() => layoutOf(workbook(''))).toThrow('empty workbook')
  })
})

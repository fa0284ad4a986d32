import fc from 'fast-check'
import { strToU8, type Zippable, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { layoutDetector } from '../../../../src/people/reading/column-layout.ts'
import { columnMap } from '../../../../src/people/reading/columns.ts'
import { Unreadable } from '../../../../src/people/reading/file/refusals.ts'
import { fileNotes, rosterReader } from '../../../../src/people/reading/reading.ts'
import { sharedBytes, sharedTest } from '../../../support/machine/shared.ts'
import { countOf, layoutOf, peopleOf, TODAY } from '../../people.ts'

type Parts = { sheets?: string[]; names?: string[]; strings?: string[]; formats?: string; is1904?: boolean }

/** A workbook whose sheets' rows are given as XML; its second cell format shows dates. */
function workbook({ sheets = [''], names, strings = [], formats = '', is1904 = false }: Parts): Uint8Array {
  const items = strings.map((text) => `<si><t xml:space="preserve">${text}</t></si>`).join('')
  const tabs = (names ?? [])
    .map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
    .join('')
  const targets = sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`)
  const parts: Zippable = {
    'xl/workbook.xml': strToU8(`<workbook><workbookPr date1904="${is1904}"/><sheets>${tabs}</sheets></workbook>`),
    'xl/_rels/workbook.xml.rels': strToU8(`<Relationships>${targets.join('')}</Relationships>`),
    'xl/styles.xml': strToU8(
      `<styleSheet>${formats}<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>`,
    ),
    'xl/sharedStrings.xml': strToU8(`<sst>${items}</sst>`),
  }
  sheets.forEach((sheet, at) => {
    parts[`xl/worksheets/sheet${at + 1}.xml`] = strToU8(`<worksheet><sheetData>${sheet}</sheetData></worksheet>`)
  })
  return zipSync(parts)
}

const HEADER =
  '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="s"><v>2</v></c><c r="E1" t="s"><v>3</v></c></row>'
const STRINGS = ['MRN', 'Last Name', 'DOB', 'Zip', 'O&apos;Hara, &quot;Jo&quot;']

/** A table of texts and numbers, as cells with inline texts. */
function inline(...rows: (string | number)[][]): string {
  const cell = (value: string | number) =>
    typeof value === 'number' ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${value}</t></is></c>`
  return rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('')
}

describe('an Excel workbook', () => {
  test('is read as the table that it shows: texts, numbers, dates, and cells that are left out', () => {
    const row =
      '<row r="2"><c r="A2"><v>77</v></c><c r="B2" t="s"><v>4</v></c><c r="D2" s="1"><v>9133</v></c><c r="E2"><v>2139</v></c></row>'
    expect(peopleOf(workbook({ sheets: [HEADER + row], strings: STRINGS }))).toMatchObject([
      { mrn: '77', familyName: 'O\'Hara, "Jo"', birthDate: '1925-01-01', address: { zip: '2139' } },
    ])
  })

  test('puts two halves of a character together, and shows one that stands alone as unreadable', () => {
    const names = ['Li&#xD83D;&#xDE00;', 'Bo_xD83D__xDE00_', 'Cy&#55357;', 'Dee_xDE00_']
    const sheets = [inline(['MRN', 'Last Name'], ...names.map((name, at) => [at + 1, name]))]
    expect(peopleOf(workbook({ sheets })).map(({ familyName }) => familyName)).toEqual([
      'Li\u{1f600}',
      'Bo\u{1f600}',
      'Cy\ufffd',
      'Dee\ufffd',
    ])
  })

  sharedTest('of somebody else’s making is read, the first sheet with its header', () => {
    expect(layoutOf(sharedBytes('csv/frictionless/table.xlsx')).header).toEqual(['id', 'name'])
    expect(countOf(sharedBytes('csv/frictionless/table.xlsx')).rows).toBe(2)
  })

  test('counts its days from 1904 where it says so, and shows days of formats of its own', () => {
    const formats = '<numFmts><numFmt numFmtId="170" formatCode="[Red]d\\-mmm\\-yyyy"/></numFmts>'
    const row = '<row r="2"><c r="A2"><v>1</v></c><c r="D2" s="2"><v>7671.75</v></c></row>'
    const [person] = peopleOf(workbook({ sheets: [HEADER + row], strings: STRINGS, formats, is1904: true }))
    expect(person).toMatchObject({ mrn: '1', birthDate: '1925-01-01' })
  })

  test('gives numbers as they are meant: ZIP codes and SSNs with their zeros, long record numbers whole', () => {
    const sheet = inline(['MRN', 'SSN', 'State', 'Zip', 'DOB'], ['x', 12345670, 'MA', 1013, '1980-01-02'])
    const numbers = sheet
      .replace('<t>x</t>', '<t>y</t>')
      .replace(/<c t="inlineStr"><is><t>y<.*?<\/c>/, '<c><v>1.23456789E+11</v></c>')
    expect(peopleOf(workbook({ sheets: [numbers] }))).toMatchObject([
      { mrn: '123456789000', ssn: '012345670', address: { state: 'MA', zip: '01013' }, birthDate: '1980-01-02' },
    ])
  })

  test('may write its XML with prefixes and its line ends as Excel does', () => {
    const bare =
      '<worksheet><sheetData><row><c t="inlineStr"><is><t>MRN</t></is></c><c t="inlineStr"><is><t>Last</t></is></c></row><row><c t="inlineStr"><is><t>1</t></is></c><c t="inlineStr"><is><t>Doe_x000D_\nJr</t></is></c></row></sheetData></worksheet>'
    const prefixed = zipSync({ 'xl/worksheets/sheet1.xml': strToU8(bare.replace(/<(\/?)(\w)/g, '<$1x:$2')) })
    expect(peopleOf(prefixed)).toMatchObject([{ mrn: '1', familyName: 'Doe Jr' }])
  })

  test('that is damaged, no workbook, or has no rows is refused with what to do', () => {
    const whole = workbook({ sheets: [HEADER], strings: STRINGS })
    expect(() => layoutOf(whole.subarray(0, 300))).toThrow('The workbook is damaged')
    expect(() => layoutOf(zipSync({ 'a.txt': strToU8('x') }))).toThrow('Use an Excel workbook')
    expect(() => layoutOf(workbook({}))).toThrow('empty workbook')
  })

  test('that unpacks to more than memory should hold is refused, also where it lies about its size', () => {
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(101_000_000) })
    expect(() => layoutOf(bomb)).toThrow('too large to read')
    const lying = Buffer.from(bomb)
    for (const signature of ['504b0304', '504b0102']) {
      const at = lying.indexOf(Buffer.from(signature, 'hex'))
      lying.writeUInt32LE(1_000, at + (signature === '504b0304' ? 22 : 24))
    }
    expect(() => layoutOf(lying)).toThrow(/damaged|too large|empty workbook/)
  })
})

test('a workbook in which a row or a cell does not end is refused, so that none is lost', () => {
  const sheet = inline(['MRN', 'Last'], ['1', 'Doe'], ['2', 'Roe'], ['3', 'Poe'])
  const last = sheet.lastIndexOf('</row>')
  const broken = [sheet.slice(0, last), sheet.replace('</row>', ''), sheet.replace('</c>', '')]
  for (const xml of broken) expect(() => layoutOf(workbook({ sheets: [xml] }))).toThrow('The workbook is damaged')
})

test('a small workbook that would become a table larger than memory should hold is refused', () => {
  const wide = '<row><c r="XFD1"><v>1</v></c></row>'.repeat(30_000)
  expect(() => layoutOf(workbook({ sheets: [inline(['MRN', 'Last']) + wide] }))).toThrow('too large to read')
})

describe('a workbook of several sheets', () => {
  const sheets = [
    inline(['About this export'], ['Printed on Friday']),
    inline(['MRN', 'Last'], ['1', 'Doe'], ['2', 'Roe']),
    inline(['MRN', 'Last'], ['3', 'Poe']),
  ]
  const book = workbook({ sheets, names: ['Cover', 'January', 'February'] })

  function peopleOn(sheet: string): (string | undefined)[] {
    const detector = layoutDetector(columnMap([]), { sheet })
    detector.push(book)
    const reader = rosterReader(detector.end(), TODAY)
    return [...reader.push(book), ...[...reader.end()].flat()].map(({ person }) => person?.familyName)
  }

  test('is read on the sheet with the most rows, and says which others have rows', () => {
    expect(peopleOf(book).map(({ familyName }) => familyName)).toEqual(['Doe', 'Roe'])
    expect(fileNotes(layoutOf(book))[0]!.message).toBe(
      'Only the sheet January was read. Other sheets have rows too: Cover (2 rows), February (2 rows). Import each one that lists people, choosing the sheet.',
    )
  })

  test('is read on the sheet that somebody names', () => {
    expect(peopleOn('february')).toEqual(['Poe'])
    expect(() => peopleOn('March')).toThrow('There is no sheet "March". The sheets are: Cover, January, February.')
  })
})

test('a workbook corrupted in two hundred ways is counted with every row accounted for, or refused with a sentence', () => {
  const rows = Array.from({ length: 30 }, (_, at) => [String(at), `Name${at}`, 1_000 + at, 2139])
  const whole = workbook({ sheets: [inline(['MRN', 'Last Name', 'DOB', 'Zip'], ...rows)], strings: STRINGS })
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    byte: fc.integer({ min: 0, max: 255 }),
    cut: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), (changes) => {
      let bytes = Buffer.from(whole)
      for (const { at, byte, cut } of changes) {
        const place = 4 + Math.floor(at * (bytes.length - 4))
        if (cut) bytes = Buffer.concat([bytes.subarray(0, place), bytes.subarray(place + byte)])
        else bytes[place] = byte
      }
      expectCountOrSentence(bytes)
    }),
    { numRuns: 200 },
  )
})

test('a workbook whose XML is corrupted is counted, or refused with a sentence', () => {
  const sheet = inline(['MRN', 'Last Name'], ...Array.from({ length: 20 }, (_, at) => [String(at), `N${at}`]))
  const piece = fc.constantFrom(
    '<',
    '>',
    '"',
    '&',
    '&#x110000;',
    '</row>',
    '<row>',
    '<c t="s"><v>99</v></c>',
    '<c r="ZZZ1"><v>1</v></c>',
    '\0',
  )
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat({ max: sheet.length }), piece), { minLength: 1, maxLength: 5 }),
      (inserted) => {
        const broken = inserted.reduce((xml, [at, text]) => xml.slice(0, at) + text + xml.slice(at), sheet)
        expectCountOrSentence(workbook({ sheets: [broken] }))
      },
    ),
    { numRuns: 200 },
  )
})

function expectCountOrSentence(bytes: Uint8Array): void {
  try {
    const count = countOf(bytes)
    expect(count.people + count.joined + count.refused).toBe(count.rows)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    expect(error.message).toMatch(/[.!]$/)
  }
}

test('of several sheets with one header the one that was chosen the last time is read again', () => {
  const header = ['Kdnr', 'Wer', 'Geboren']
  const sheets = ['Anna', 'Bea', 'Cleo', 'Dora'].map((name) => inline(header, ['K-1', `${name} Kunde`, '1980-02-03']))
  const bytes = workbook({ sheets, names: ['January', 'February', 'Active', 'March'] })
  const columns = { mrn: [0], name: [1], birth_date: [2] }
  const settled = (sheet: string) => (cells: readonly string[]) =>
    cells.join() === header.join() ? { columns, dateOrder: null, onSheet: (name: string) => name === sheet } : undefined
  const sheetRead = (kept?: ReturnType<typeof settled>) => {
    const detector = layoutDetector(columnMap([]), { kept })
    detector.push(bytes)
    return detector.end().sheets.find(({ read }) => read)?.name
  }
  expect(sheetRead(settled('Active'))).toBe('Active')
  expect(sheetRead(settled('Gone'))).toBe('January')
})

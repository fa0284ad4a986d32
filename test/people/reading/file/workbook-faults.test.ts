import { describe, expect, test } from 'vitest'
import { countOf, layoutOf, peopleOf } from '../../people.ts'
import { type BookParts, bookOf, relations, rowsXml, zipped } from './workbook-maker.ts'

const HEADER = ['MRN', 'Last Name', 'First Name', 'City', 'State', 'Zip']
const ANN = ['7', 'Lee', 'Ann', 'Salem', 'MA', '01970']
const BOB = ['8', 'Roe', 'Bob', 'Salem', 'MA', '01970']
const PLAIN = bookOf([rowsXml(HEADER, ANN, BOB)])

function namesIn(parts: BookParts): (string | undefined)[] {
  return peopleOf(zipped(parts)).map(({ familyName }) => familyName)
}

function messagesOf(sheet: string): string[] {
  return countOf(zipped(bookOf([sheet]))).problems.map(({ message }) => message)
}

function renamed(parts: BookParts, names: Readonly<Record<string, string>>): BookParts {
  return Object.fromEntries(Object.entries(parts).map(([name, xml]) => [names[name] ?? name, xml]))
}

describe('an empty cell of the text type is empty', () => {
  const strings = ['MRN', 'Last Name', 'First Name', 'Lee', 'Ann']
  const text = (at: number) => `<c t="s"><v>${at}</v></c>`
  test.each(['<c t="s"/>', '<c t="s"></c>', '<c t="s"><v/></c>', '<c t="s"><v></v></c>', "<c t='s'><v> </v></c>"])(
    'written %s',
    (empty) => {
      const sheet = rowsXml([text(0), text(1), text(2)], [empty, text(3), empty], ['9', empty, text(4)])
      expect(peopleOf(zipped(bookOf([sheet], { strings })))).toMatchObject([
        { familyName: 'Lee' },
        { mrn: '9', givenName: 'Ann' },
      ])
      expect(JSON.stringify(peopleOf(zipped(bookOf([sheet], { strings }))))).not.toContain('MRN')
    },
  )

  test('an empty yes or no says neither', () => {
    const sheet = rowsXml([...HEADER, 'Deceased'], [...ANN, '<c t="b"><v></v></c>'], [...BOB, '<c t="b"><v>1</v></c>'])
    expect(peopleOf(zipped(bookOf([sheet]))).map(({ deceased }) => deceased)).toEqual([undefined, true])
  })
})

describe('the parts of a workbook are found through its relationships', () => {
  const strings = ['Lee']
  const book = bookOf([rowsXml(HEADER, ['7', '<c t="s"><v>0</v></c>', 'Ann'])], { strings })
  const rels = 'xl/_rels/workbook.xml.rels'

  test.each<[string, BookParts]>([
    ['with capitals', renamed(book, { 'xl/sharedStrings.xml': 'XL/SharedStrings.XML' })],
    [
      'with backslashes',
      Object.fromEntries(Object.entries(book).map(([name, xml]) => [name.replaceAll('/', '\\'), xml])),
    ],
    [
      'by names of their own',
      {
        ...renamed(book, {
          'xl/sharedStrings.xml': 'xl/texts/s9.xml',
          'xl/worksheets/sheet1.xml': 'xl/tabs/people.xml',
        }),
        [rels]: relations(['r1', 'worksheet', 'tabs/people.xml'], ['s', 'sharedStrings', '/xl/texts/s9.xml']),
      },
    ],
    [
      'in another folder',
      {
        '_rels/.rels': relations(['x', 'officeDocument', './book/main.xml']),
        'book/main.xml': book['xl/workbook.xml']!,
        'book/_rels/main.xml.rels': relations(['r1', 'worksheet', '../one.xml'], ['s', 'sharedStrings', '../two.xml']),
        'one.xml': book['xl/worksheets/sheet1.xml']!,
        'two.xml': book['xl/sharedStrings.xml']!,
      },
    ],
    ['by their usual names, where no relationship tells', { ...book, '_rels/.rels': '', [rels]: '' }],
  ])('%s', (_, parts) => {
    expect(namesIn(parts)).toEqual(['Lee'])
  })
})

describe('XML is read as any program writes it', () => {
  const written = (change: (xml: string) => string): BookParts =>
    Object.fromEntries(Object.entries(PLAIN).map(([name, xml]) => [name, change(xml)]))

  test.each<[string, (xml: string) => string]>([
    ['single quotes around attributes', (xml) => xml.replaceAll('"', "'")],
    ['blanks around the equals sign', (xml) => xml.replaceAll('="', ' = "')],
    ['blanks before the end of a tag', (xml) => xml.replace(/(<\/\w+)>/g, '$1 >')],
    ['comments', (xml) => xml.replaceAll('<row', '<!-- <row r="0"><c/> --><row')],
    ['CDATA', (xml) => xml.replace(/<t>([^<]*)<\/t>/g, '<t><![CDATA[$1]]></t>')],
  ])('with %s', (_, change) => {
    expect(namesIn(written(change))).toEqual(['Lee', 'Roe'])
  })

  test('what stands in CDATA is text, whatever it looks like', () => {
    const sheet = rowsXml(
      ['MRN', 'Last Name'],
      ['1', '<c t="inlineStr"><is><t><![CDATA[St. John & <b>Co</b> 5]]></t></is></c>'],
    )
    expect(namesIn(bookOf([sheet]))).toEqual(['St. John & <b>Co</b> 5'])
  })
})

describe('of several sheets', () => {
  const staff = rowsXml(['Employee', 'Phone', 'Name'], ...Array.from({ length: 9 }, (_, at) => [`${at}`, 'x', 'Ott']))
  const people = rowsXml(HEADER, ANN, BOB)

  test('the one whose columns are known is read, however large another is', () => {
    expect(namesIn(bookOf([staff, people]))).toEqual(['Lee', 'Roe'])
  })

  test('a visible one is read before a hidden one that is as well known and larger, and the hidden one is named', () => {
    const book = zipped(bookOf([rowsXml(HEADER, ANN, BOB, BOB), rowsXml(HEADER, ANN)], { hidden: [0] }))
    expect(peopleOf(book)).toHaveLength(1)
    expect(countOf(book).problems[0]!.message).toContain('S1 (hidden, 4 rows)')
  })

  test('a hidden one is read where only that lists people', () => {
    expect(namesIn(bookOf([rowsXml(['About'], ['us']), people], { hidden: [1] }))).toEqual(['Lee', 'Roe'])
  })
})

describe('what a workbook hides or lacks is said with its number', () => {
  test('hidden rows, which are read', () => {
    const sheet = rowsXml(HEADER, ANN, BOB).replace('<row r="3"', '<row r="3" hidden="1"')
    expect(peopleOf(zipped(bookOf([sheet])))).toHaveLength(2)
    expect(messagesOf(sheet)).toEqual([expect.stringMatching(/^1 row is hidden/)])
  })

  test('cells merged downward, whose value holds for each of their rows', () => {
    const sheet = `${rowsXml(HEADER, ANN, ['8', '', 'Bob', '', '', ''])}<mergeCells><mergeCell ref="B2:B3"/><mergeCell ref="D2:F3"/></mergeCells>`
    expect(peopleOf(zipped(bookOf([sheet])))).toMatchObject([
      { familyName: 'Lee', address: { city: 'Salem' } },
      { familyName: 'Lee', givenName: 'Bob', address: { city: 'Salem' } },
    ])
    expect(messagesOf(sheet)).toContainEqual(expect.stringMatching(/^2 merged cells cover more than one row/))
  })

  test('two rows merged in every cell are one person', () => {
    const sheet = `${rowsXml(['MRN', 'Last Name'], ['7', 'Lee'], ['', ''])}<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="B2:B3"/></mergeCells>`
    expect(countOf(zipped(bookOf([sheet])))).toMatchObject({ rows: 1, people: 1 })
  })

  test('errors, which are nothing', () => {
    const error = '<c t="e"><v>#REF!</v></c>'
    const sheet = rowsXml(HEADER, ['7', error, 'Ann', error], BOB)
    expect(peopleOf(zipped(bookOf([sheet])))[0]).toMatchObject({ mrn: '7', givenName: 'Ann', address: {} })
    expect(namesIn(bookOf([sheet]))).toEqual([undefined, 'Roe'])
    expect(messagesOf(sheet)).toContainEqual(expect.stringMatching(/^2 cells show an error/))
  })

  test('formulas without a result, but not one whose result is an empty text', () => {
    const sheet = rowsXml(
      HEADER,
      ['7', 'Lee', 'Ann', '<c><f>A1</f></c>', '<c><f>A1</f><v/></c>'],
      ['8', 'Roe', '<c t="str"><f>A1</f><v></v></c>'],
    )
    expect(messagesOf(sheet)).toContainEqual(expect.stringMatching(/^2 cells hold formulas without a result/))
  })

  test('and nothing is said of a workbook in order', () => {
    expect(countOf(zipped(PLAIN)).problems).toEqual([])
  })
})

test('a patient called Total, Page or Formula in a workbook is counted', () => {
  const sheet = rowsXml(
    HEADER,
    ['1', 'Total', 'Ann'],
    ['2', 'Page', 'Bo'],
    ['3', 'Formula', 'Cy'],
    ['4', 'Sheet', 'Di'],
  )
  expect(namesIn(bookOf([sheet]))).toEqual(['Total', 'Page', 'Formula', 'Sheet'])
  expect(layoutOf(zipped(bookOf([sheet]))).sheets).toHaveLength(1)
})

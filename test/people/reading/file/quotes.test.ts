import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shapeOf } from '../../../../src/people/reading/file/separator.ts'
import { countOf, peopleOf, rowsOf } from '../../people.ts'

const HEADER = 'MRN,Last Name,First Name,Height,DOB,State'

function recordsOf(text: string, chunk?: number): (string | undefined)[] {
  return rowsOf(text, [], chunk).map(({ person }) => person?.mrn)
}

function quoteProblems(text: string): string[] {
  return countOf(text)
    .problems.map(({ message }) => message)
    .filter((message) => message.includes('quotation mark'))
}

describe('a badly written inch mark swallows no other patient', () => {
  test.each([
    '"6\'0"",1955-01-20,MA',
    '"6\'0",1955-01-20,MA',
    '6\'0",1955-01-20,MA',
    '"6\'0\\"",1955-01-20,MA',
    '"72"",1955-01-20,MA',
    '"5" 7"",1955-01-20,MA',
    '"tall,1955-01-20,MA',
    '"6\'0"","1955-01-20","MA"',
    '""6\'0"",1955-01-20,MA',
  ])('written %s', (rest) => {
    const rows = [HEADER, '1001,Quigley,Marta,5\'4",1961-04-09,MA', `1002,Rourke,Bram,${rest}`]
    const text = [...rows, '1003,Stanhope,Cleo,5\'7",1988-12-03,MA', '1004,Tiller,Dov,60,1990-01-02,MA', ''].join(
      '\r\n',
    )
    for (const chunk of [7, 1 << 16]) expect(recordsOf(text, chunk)).toEqual(['1001', '1002', '1003', '1004'])
    expect(peopleOf(text)[1]).toMatchObject({ familyName: 'Rourke', birthDate: '1955-01-20' })
  })

  test('in any row, at any distance from the next quotation mark', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), fc.nat({ max: 38 }), fc.nat({ max: 38 }), (rows, one, other) => {
        const height = (at: number) => (at === one ? '"6\'0""' : at === other ? '5\'7"' : '70')
        const lines = Array.from({ length: rows }, (_, at) => `${1000 + at},Lee,Ann,${height(at)},1961-04-09,MA`)
        const text = [HEADER, ...lines, ''].join('\n')
        expect(recordsOf(text)).toEqual(lines.map((line) => line.slice(0, 4)))
      }),
    )
  })
})

describe('a value of several lines in quotes is one value, and raises no alarm', () => {
  test.each([
    '"Called, left message\r\nLater: ok, will come\r\n12/3, 12/4"',
    '"line one\nline two"',
    '"a, b, c, d, e, f\ng, h, i, j, k, l"',
    '"said ""no""\nthen left"',
    '"12 Elm St\nSalem, MA 01970"',
    '"\n\n"',
    '"see 3/4, 5/6,\n7/8, 9/10"',
  ])('%j', (note) => {
    const text = `MRN,Last Name,First Name,DOB,State,Notes\r\n1,Lee,Ann,1961-04-09,MA,${note}\r\n2,Roe,Bob,1961-04-09,MA,x\r\n`
    expect(recordsOf(text)).toEqual(['1', '2'])
    expect(countOf(text).problems).toEqual([])
  })

  test('also in a table of two columns', () => {
    const text = 'Patient,Address\n"Lee, Ann","12 Elm St\nSalem, MA 01970"\n"Roe, Bob","9 Oak St\nSalem, MA 01970"\n'
    expect(peopleOf(text).map(({ familyName }) => familyName)).toEqual(['Lee', 'Roe'])
    expect(quoteProblems(text)).toEqual([])
  })

  test('but one whose lines may be rows without a number is named', () => {
    const text = 'First,Last,City\nAnn,"Lee,Salem\nBob,Roe,Salem"\nCy,Poe,Salem\n'
    expect(quoteProblems(text)).toHaveLength(1)
  })
})

describe('a line end of another kind is a line end', () => {
  const lines = ['MRN,Last Name,Zip', '1,Lee,01970', '2,Roe,01970', '3,Poe,01970', '4,Ott,01970']
  const ends = fc.array(fc.constantFrom('\r\n', '\n', '\r'), { minLength: 5, maxLength: 5 })

  test('whichever stands where', () => {
    fc.assert(
      fc.property(ends, (eols) => {
        const text = lines.map((line, at) => line + eols[at]).join('')
        expect(peopleOf(text).map(({ mrn, address }) => [mrn, address.zip])).toEqual(
          [1, 2, 3, 4].map((mrn) => [String(mrn), '01970']),
        )
      }),
    )
  })

  test('but within quotes it is part of the value', () => {
    expect(recordsOf('MRN,Last,Notes\r\n1,Lee,"a\rb"\r\n2,Roe,"c\nd"\r\n')).toEqual(['1', '2'])
  })
})

describe('quotes around every value are taken off', () => {
  test.each([
    "'MRN','Last Name','City'\r\n'1','Lee','Salem'\r\n'2','O''Neil','Salem, MA'\r\n",
    "MRN,Last Name,City\n'1','Lee','Salem'\n'2','O\\'Neil','Salem'\n",
    "MRN;Last Name;City\n1;'Lee';'Salem'\n2;'O''Neil';NULL\n",
    '"MRN,""Last Name"",""City"""\n"1,""Lee"",""Salem"""\n"2,""O\'Neil"",""Salem, MA"""\n',
    '"MRN;Last Name;City"\n"1;Lee;Salem"\n"2;O\'Neil;Salem"\n',
  ])('%j', (text) => {
    expect(peopleOf(text)).toMatchObject([
      { mrn: '1', familyName: 'Lee', address: { city: 'Salem' } },
      { mrn: '2', familyName: "O'Neil" },
    ])
    expect(quoteProblems(text)).toEqual([])
  })

  test('and apostrophes of names stay', () => {
    const text = "MRN,Last Name,First Name\n1,O'Neil,D'Arcy\n2,'t Hooft,Ann\n3,Reyes',Bo\n"
    expect(peopleOf(text).map(({ familyName }) => familyName)).toEqual(["O'Neil", "'t Hooft", "Reyes'"])
  })
})

describe('the separator', () => {
  test.each(['^', '~', ';', '|', '\t', ',', ':', '#'])('is the one that the first line names: %j', (separator) => {
    const rows = ['MRN,Last Name,Zip', '1,Lee,01970', '2,Roe,01970'].map((line) => line.replaceAll(',', separator))
    for (const first of [`sep=${separator}`, `"sep=${separator}"`, `\ufeffSEP=${separator}`])
      expect(recordsOf([first, ...rows, ''].join('\r\n'))).toEqual(['1', '2'])
  })

  test('may be a caret or a tilde that no line names', () => {
    for (const separator of ['^', '~'])
      expect(shapeOf(`a${separator}b\n1${separator}2\n`)).toEqual({ separator, eol: '\n' })
  })
})

import { describe, expect, test } from 'vitest'
import { countOf, layoutOf, peopleOf } from '../people.ts'

const WIDE = 'MRN,Last Name,First Name,DOB,Address,City,State,Zip'
const NAMED = 'Patient Name,DOB,Phone,City,State,Zip'
const PEOPLE: Readonly<Record<string, string[]>> = {
  [WIDE]: ['1001,Quigley,Marta,1961-04-09,12 Elm St,Salem,MA,01970', '1002,Rourke,Bram,1955-01-20,,Salem,MA,01970'],
  [NAMED]: ['"Quigley, Marta",1961-04-09,617-555-0142,Salem,MA,01970', '"Rourke, Bram",1955-01-20,,Salem,MA,01970'],
}

function counted(header: string, line: string): { people: number; refused: number } {
  const [one = '', other = ''] = PEOPLE[header] ?? []
  const { people, refused } = countOf([header, one, line, other, ''].join('\r\n'))
  return { people, refused }
}

describe('what a report prints between its rows is nobody', () => {
  test.each([
    'Provider: Dr. Fenn,,,,,,,',
    'Provider:,Dr. Fenn,,,,,,',
    'Rendering Provider: Fenn; Ann MD,,,,,,,',
    'Location: Salem,,,,,,,',
    'Insurance: Blue Cross (12),,,,,,,',
    'Date: 11/29/2026,,,,,,,',
    'Subtotal for Dr. Fenn,2,,,,,,',
    'Sub-total,,2,,,,,',
    'Total for Salem: 2,,,,,,,',
    'Total by provider,2,,,,,,',
    'Count,1,,,,,,',
    'Record count = 2,,,,,,,',
    '(2 rows),,,,,,,',
    '(2 rows affected),,,,,,,',
    '2 rows in set (0.01 sec),,,,,,,',
    '1 row selected.,,,,,,,',
    'Printed 11/29/2026 10:14 AM by fellann,,,,,,,',
    'Printed: 11/29/2026,,,,,,,Page 1 of 2',
    'Generated on 2026-11-29,,,,,,,',
    'Prepared by: front desk,,,,,,,',
    'As of 11/29/2026,,,,,,,',
    'Run date: 11/29/2026,,,,,,,',
    'Page 2,,,,,,,',
    'Pg. 3 of 9,,,,,,,',
    'Sunrise Dermatology Page 3 of 9,,,,,,,',
    'Confidential - do not copy,,,,,,,',
    'CONFIDENTIAL PATIENT INFORMATION,,,,,,,',
    '"This report contains protected health information, see policy",,,,,,,',
    '"If you have received this list in error please tell the sender at once.",,,,,,,',
    'For internal use only,,,,,,,',
    '© 2026 Example Practice Software,,,,,,,',
    '---,-----,-----,---,---,---,---,---',
    '=====,,,,,,,',
    '________________,,,,,,,',
    '*** END OF REPORT ***,,,,,,,',
    'Patient Listing,,,,,,,',
    'Active Patients Report,,,,,,,',
    'Sunrise Dermatology,,,,,,,',
    '"Sunrise Medical Associates, P.C.",,,,,,,',
    'Continued on next page,,,,,,,',
    'No more records,,,,,,,',
    'sep=;,,,,,,,',
  ])('%s', (line) => {
    expect(counted(WIDE, line)).toEqual({ people: 2, refused: 1 })
    expect(counted(NAMED, line.slice(0, -2))).toEqual({ people: 2, refused: 1 })
  })

  test.each(['Dr. Fenn,,,,,,,', 'Salem office 2,,,,,,,', '12 Elm St Salem,,,,,,,', 'Walk In Clinic,,,,,,,'])(
    'a heading in the column of the record numbers: %s',
    (line) => {
      expect(counted(WIDE, line)).toEqual({ people: 2, refused: 1 })
    },
  )
})

describe('a person whose name looks like furniture is counted', () => {
  test.each([
    '7,Total,Ann,,,,,',
    '7,Total,,,,,,',
    '7,Page,,,,,,',
    '12,Page,Ann,1980-01-02,,,,',
    '7,Person,,,,,,',
    '7,Client,,,,,,',
    '7,Count,,,,,,',
    ',Total,,,,,,01970',
    ',Total,Grand,1980-01-02,,,,',
    ',Provider,Ann,,,,,',
    ',Office,Ann,,,,,',
    ',Walker,,,,,,',
    ',Test,Ann,,,,,',
    ',Do,,,,,,',
    ',Ma,Rn,,,,,',
    ',Report,Ann,,,,,',
    ',List,Paul,,,,,',
    ',Confidential,Ann,,,,,',
    ',Rule,Ann,,,,,',
    ',Group,Ann,,,,,',
    ',Center,Ann,,,,,',
    'A 1001,,,,,,,',
    '1,,,,,,,',
    'MRN-7,,,,,,,',
    'PT 7,,,,,,,',
    '7,Medical,Ann,,,,,',
    '7,Name,Last,First,,,,',
  ])('%s', (line) => {
    expect(counted(WIDE, line)).toEqual({ people: 3, refused: 0 })
  })

  test.each([
    '"Total, Ann",,,,,',
    'Total,1980-01-02,,,,',
    'Total,,,,,01970',
    'Page Miller,,,,,',
    'Paige Turner,,,,,',
    'Walker,,,,,',
    'Ann Report,,,,,',
    'Paul List,,,,,',
    '"Center, Ann",,,,,',
    '"Practice, Ann",,,,,',
    'Confidential,,,,,',
    'Ann Provider,,,,,',
    'Georgia Page,,,,,',
  ])('in one cell: %s', (line) => {
    expect(counted(NAMED, line)).toEqual({ people: 3, refused: 0 })
  })

  test('in a list of names and numbers alone', () => {
    expect(peopleOf('Last Name,MRN\nTotal,12\nCount,13\nLee,14\n')).toHaveLength(3)
    expect(peopleOf('Name,Zip\nTotal,01970\nLee,01970\n')).toHaveLength(2)
    expect(peopleOf('MRN,Last\n12,Person\n13,Client\n14,Member\n')).toHaveLength(3)
  })
})

describe('a second table below the first', () => {
  const first = 'MRN,Last Name,First Name,DOB\n1001,Quigley,Marta,1961-04-09\n'

  test.each<[string, string]>([
    ['in another order', 'Last Name,First Name,MRN,DOB\nTiller,Dov,1004,1990-01-02\n'],
    ['with names of its own', 'Surname,Given Name,Birth Date,Patient ID\nTiller,Dov,1990-01-02,1004\n'],
    ['below a heading', 'Boston office,,,\nDOB,Last Name,First Name,MRN\n1990-01-02,Tiller,Dov,1004\n'],
    ['of more columns', 'Zip,State,Last Name,First Name,MRN,DOB\n01970,MA,Tiller,Dov,1004,1990-01-02\n'],
  ])('%s is read by its own header', (_, second) => {
    expect(peopleOf(first + second)).toMatchObject([
      { mrn: '1001', familyName: 'Quigley' },
      { mrn: '1004', familyName: 'Tiller', givenName: 'Dov', birthDate: '1990-01-02' },
    ])
  })

  test('keeps what somebody said of the columns, by their names', () => {
    const text =
      'No.,Who,When\n1,"Lee, Ann",1980-01-02\n2,"Roe, Bob",1980-01-03\nName,MRN,DOB\n"Ott, Cy",3,1980-01-04\n'
    const named = peopleOf(text, ['mrn=No.', 'name=Who', 'birth_date=When'])
    expect(named.map(({ mrn, familyName }) => [mrn, familyName])).toEqual([
      ['1', 'Lee'],
      ['2', 'Roe'],
      ['3', 'Ott'],
    ])
  })
})

describe('a sheet that lies on its side', () => {
  test.each([
    'MRN,1001,1002,1003\nLast Name,Quigley,Rourke,Lee\nFirst Name,Marta,Bram,Ann\nDOB,1961-04-09,1955-01-20,1980-01-02\n',
    'Patients of May,,\nLast Name,Quigley,Rourke\nFirst Name,Marta,Bram\nCity,Salem,Salem\nZip,01970,01970\n',
    'Name,Marta Quigley\nDOB,1961-04-09\nAddress,12 Elm St\nCity,Salem\nName,Bram Rourke\nDOB,1955-01-20\nAddress,9 Oak St\nCity,Salem\n',
  ])('is refused with what to do', (text) => {
    expect(() => layoutOf(text)).toThrow(/lies on its side.*Transpose/)
  })

  test('is not one whose first column holds names of places', () => {
    expect(peopleOf('Last Name,First Name\nState,Ann\nCity,Bob\nLee,Cy\nRoe,Di\n')).toHaveLength(4)
  })
})

test('the output of psql, sqlcmd and mysql is read without its rules and counts', () => {
  const psql = ' mrn  |  last   | first \n------+---------+-------\n 1001 | Quigley | Marta \n(1 row)\n'
  const sqlcmd = 'mrn,last,first\n---,----,-----\n1001,Quigley,Marta\n\n(1 rows affected)\n'
  const mysql =
    '+------+---------+-------+\n| mrn  | last    | first |\n+------+---------+-------+\n| 1001 | Quigley | Marta |\n+------+---------+-------+\n1 row in set (0.00 sec)\n'
  const markdown = '| mrn | last | first |\n|---|:---|---|\n| 1001 | Quigley | Marta |\n'
  for (const text of [psql, sqlcmd, mysql, markdown])
    expect(peopleOf(text)).toMatchObject([{ mrn: '1001', familyName: 'Quigley', givenName: 'Marta' }])
  for (const text of [psql, sqlcmd, mysql, markdown]) expect(peopleOf(text)).toHaveLength(1)
})

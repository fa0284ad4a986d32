import { expect, test } from 'vitest'
import { type Given, layoutDetector } from '../../../src/people/reading/column-layout.ts'
import { columnMap } from '../../../src/people/reading/columns.ts'
import { fieldOfColumn } from '../../../src/people/reading/fields/column-names.ts'
import { fileNotes } from '../../../src/people/reading/reading.ts'
import { sharedBytes, sharedTest } from '../../support/machine/shared.ts'
import { countOf, layoutOf, rowsOf } from '../people.ts'

test.each([
  ['Patient ID', 'mrn'],
  ['CHART NUMBER', 'mrn'],
  ['Medical Record #', 'mrn'],
  ['Date of Birth', 'birth_date'],
  ['patient_dob', 'birth_date'],
  ['First', 'given_name'],
  ['Patient Last Name', 'family_name'],
  ['Patient Name', 'name'],
  ['Social Security Number', 'ssn'],
  ['Zip Code', 'zip'],
  ['Email Consent', 'email_consent'],
  ['Parent/Guardian', 'guardian_name'],
  ['Fecha de nacimiento', 'birth_date'],
  ['Código Postal', 'zip'],
  ['Apellidos', 'family_name'],
  ['Customer Name', 'name'],
  ['Guest Email', 'email'],
  ['recip_dob', 'birth_date'],
  ['recip_id', 'mrn'],
  ['Patient #', 'mrn'],
  ['PatNum', 'mrn'],
  ['PAT_MRN_ID', 'mrn'],
  ['PATIENT_IDENTIFIER', 'mrn'],
  ['ClientID', 'mrn'],
  ['E-mail 1 - Value', 'email'],
  ['email1', 'email'],
  ['Phone 1 - Value', 'phone'],
  ['HmPhone', 'phone'],
  ['patient homephone', 'phone'],
  ['Address 1 - Street', 'address_line1'],
  ['Default Address Address1', 'address_line1'],
  ['ADD_LINE_1', 'address_line1'],
  ['ADDRESS_LINE_2_TEXT', 'address_line2'],
  ['Address 1 - Extended Address', 'address_line2'],
  ['address_city', 'city'],
  ['CITY_NAME', 'city'],
  ['Mailing State/Province', 'state'],
  ['Default Address Province Code', 'state'],
  ['STATE_C_NAME', 'state'],
  ['Mailing Zip/Postal Code', 'zip'],
  ['zip/pc', 'zip'],
  ['DOB (MM/DD/YYYY) *', 'birth_date'],
  ['Last Name (required)', 'family_name'],
  ['MiddleI', 'middle_name'],
  ['LANGUAGE_C_NAME', 'language'],
  ['City/State/Zip', 'city_state_zip'],
  ['City, St., Zip', 'city_state_zip'],
  ['Full Address', 'address'],
  ['Company / In Care Of', 'care_of'],
  ['External Identifier', 'mrn'],
  ['Supplemental Address 1', 'address_line2'],
])('the column %s is taken for %s', (name, field) => {
  expect(fieldOfColumn(name)?.field).toBe(field)
})

test.each([
  'DRIVERS',
  'PASSPORT',
  'Provider ID',
  'rec_id',
  'Status',
  'COUNTY',
  'BIRTHPLACE',
  'Insurance ID',
  'Maiden',
  'Appointment Date',
  'Insurance First Name',
  'guarantor addr',
  'Emergency Contact Phone',
  'Business City',
  'PATIENT_PCP_LAST_NAME',
  'Phonetic First Name',
  'Phone 2 - Value',
  'Phone 1 - Label',
  'Email Opt Out',
  'Next Visit',
  'Customer Since',
  'Birth City',
  'Previous Address',
  'Home',
  'Number',
  '1',
  '',
])('the column "%s" is taken for nothing', (name) => {
  expect(fieldOfColumn(name)).toBeNull()
})

test('a whole address in one cell is parted, however its lines are', () => {
  const text = [
    'Patient,DOB,Address',
    '"Quigley, Marta",1961-04-09,"12 Elm St Apt 4, Salem, MA 01970"',
    '"Rourke, Bram",1955-01-20,"9 Oak St\nSalem, West Virginia 26426-1234"',
    '"Fell, Ann",1955-01-20,"PO Box 7  Salem  MA  01970  US"',
    '"Tull, Eve",1955-01-20,12 Elm St',
  ].join('\n')
  expect(rowsOf(text).map(({ person }) => person?.address)).toEqual([
    { line1: '12 Elm St Apt 4', city: 'Salem', state: 'MA', zip: '01970' },
    { line1: '9 Oak St', city: 'Salem', state: 'WV', zip: '26426-1234' },
    { line1: 'PO Box 7', city: 'Salem', state: 'MA', zip: '01970' },
    { line1: '12 Elm St' },
  ])
})

test('city, State and ZIP code in one cell are parted, also where no name tells', () => {
  const expected = { line1: '12 Elm St', city: 'Salem', state: 'MA', zip: '01970' }
  for (const header of ['Name,Street,City/State/Zip', 'Name,Street,City', 'Name,Addr L1,Addr L5']) {
    const [row] = rowsOf(`${header}\nMarta Quigley,12 Elm St,"SALEM, MA 01970"\n`)
    expect(row?.person?.address, header).toEqual({ ...expected, city: 'SALEM' })
  }
})

test.each([
  ['APO, AE 09128', { city: 'APO', region: 'AE', zip: '09128' }],
  ['Koror PW 96940', { city: 'Koror', region: 'PW', zip: '96940' }],
  ['Salem 01970', { city: 'Salem', state: 'MA', zip: '01970' }],
  ['Salem, 01970-1234, USA', { city: 'Salem', state: 'MA', zip: '01970-1234' }],
  ['01970', { state: 'MA', zip: '01970' }],
])('%s in one cell has a city and a ZIP code that the letter needs', (text, place) => {
  const [row] = rowsOf(`Name,Street,City/State/Zip\nMarta Quigley,12 Elm St,"${text}"\n`)
  expect(row?.person?.address).toEqual({ line1: '12 Elm St', ...place })
})

test('a street that a State ends, beside a city of its own, stays a street', () => {
  const { columns } = layoutOf('Name,Address,City,State,Zip\nMarta Quigley,"1 Virginia Ave, Apt MA",Salem,MA,01970\n')
  expect(columns).toMatchObject({ address_line1: [1], city: [2], state: [3], zip: [4] })
})

test('whose care a letter is in stands by itself, and the unit goes with the street', () => {
  const [row] = rowsOf(
    'Name,C/O,Addr L1,Addr L2,City,State,Zip\nMarta Quigley,Paul Quigley,12 Elm St,Apt 4,Salem,MA,01970\n',
  )
  expect(row?.person?.address).toMatchObject({ line1: '12 Elm St Apt 4', line2: 'c/o Paul Quigley' })
})

test('the last four digits of a ZIP code may have a column of their own', () => {
  const zips = rowsOf('Name,Zip4,Zip,State\nMarta Quigley,1234,01970,MA\nBram Rourke,,01970,MA\n')
  expect(zips.map(({ person }) => person?.address.zip)).toEqual(['01970-1234', '01970'])
})

test('of several values under one label the first is taken; an unknown middle name is none', () => {
  const [row] = rowsOf(
    'First,Middle,Last,Phone,Email\nMarta,UNK,Unk,617-555-0142 ::: 617-555-0143,m@example.com ::: q@example.org\n',
  )
  expect(row?.person).toMatchObject({ familyName: 'Unk', phone: '617-555-0142', email: 'm@example.com' })
  expect(row?.person?.middleName).toBeUndefined()
})

test.each(['0/0/00', '0000-00-00', '0001-01-01', '00/00/0000', '01/01/0001 00:00:00'])(
  'the birth date %s is none, and nothing is to be fixed',
  (text) => {
    const [row] = rowsOf(`Last,DOB\nQuigley,${text}\n`)
    expect([row?.person?.birthDate, row?.notes]).toEqual([undefined, []])
  },
)

test('a number is nobody’s name', () => {
  expect(layoutOf('Patient,DOB,State\n10017,1961-04-09,MA\n').columns).toEqual({
    mrn: [0],
    birth_date: [1],
    state: [2],
  })
  const both = layoutOf('Name,MRN,DOB\n10017,7,1961-04-09\n')
  expect(both.columns).toEqual({ mrn: [1], birth_date: [2] })
})

test('State is read from State and not from Status, the record number from MRN and not from a bare ID', () => {
  const { columns } = layoutOf('ID,Status,State,MRN,Last Name\n1,active,MA,77,Doe\n')
  expect(columns).toEqual({ state: [2], mrn: [3], family_name: [4] })
})

test('the whole name is left aside where its parts have columns of their own', () => {
  expect(layoutOf('Name,First,Last\nx,Jane,Doe\n').columns).toEqual({ given_name: [1], family_name: [2] })
})

test('a map overrides the guess, joins columns, and goes by place where a name is doubled or missing', () => {
  const text = 'id,,B,B,house,street\n1,Doe,x,y,12,Elm\n'
  const { columns } = layoutOf(text, 'family_name=#2', 'given_name=#4', 'address_line1=House+STREET')
  expect(columns).toEqual({ mrn: [0], family_name: [1], given_name: [3], address_line1: [4, 5] })
})

test('a map onto a doubled or missing column is refused with what there is', () => {
  expect(() => layoutOf('MRN,B,B,Last\n1,2,3,Doe\n', 'name=B')).toThrow(
    'Several columns are called "B". Give the position of the one to use: #2 or #3.',
  )
  expect(() => layoutOf('MRN,Last,B\n1,Doe,2\n', 'name=C')).toThrow(
    'There is no column "C". The columns are: MRN, Last, B.',
  )
  expect(() => layoutOf('A,B,B\n1,2,3\n', 'name=B')).toThrow('Several columns are called that.')
})

test('a map onto nothing takes back the guess', () => {
  expect(layoutOf('ID,Name,Last\n1,x,Doe\n', 'mrn=').columns).toEqual({ name: [1], family_name: [2] })
})

test('an unknown field is refused with the fields there are', () => {
  expect(() => columnMap(['nickname=X'])).toThrow(
    'There is no field "nickname". The fields are: given_name, middle_name',
  )
  expect(() => columnMap(['given_name'])).toThrow('--map needs FIELD=COLUMN')
})

test('lines above the header are passed over', () => {
  const rows = rowsOf('Acme Clinic\nExported 2026-01-02,,\n\nMRN,Last,First\n1,Doe,Jane\n')
  expect(rows).toMatchObject([{ row: 1, person: { mrn: '1', familyName: 'Doe', givenName: 'Jane' } }])
})

test('a file without a header is refused, so that nobody becomes one', () => {
  expect(() => layoutOf('1,Doe,1980-01-01\n2,Roe,1990-02-02\n')).toThrow('Add a header row above it')
  expect(() => layoutOf('Doe,Jane,MI,1980-01-01\nRoe,Rich,OH,1990-02-02\n')).toThrow('Add a header row above it')
})

test('an empty file and a single word are refused', () => {
  expect(() => layoutOf('')).toThrow('The file is empty')
  expect(() => layoutOf('\n\n')).toThrow('The file is empty')
  expect(() => layoutOf('text\n')).toThrow('This is not a table')
})

test('the proposal names each column, what it is taken for, and masked values only', () => {
  const { proposal } = layoutOf('Id,BIRTHDATE,FIRST,DRIVERS\n17a4,1989-05-25,José,S99984236\n')
  expect(proposal).toEqual([
    { place: 0, name: 'Id', field: 'mrn', source: 'name', samples: ['1•••'] },
    { place: 1, name: 'BIRTHDATE', field: 'birth_date', source: 'name', samples: ['1989-••-••'] },
    { place: 2, name: 'FIRST', field: 'given_name', source: 'name', samples: ['J•••'] },
    { place: 3, name: 'DRIVERS', field: null, source: null, samples: ['S••••••••'] },
  ])
})

test('values under no name, and a name that stands twice, are reported for the file', () => {
  expect(fileNotes(layoutOf('id,,name,name\n1,x,a,b\n'))).toEqual([
    { column: '#2', message: 'Column 2 has values but no name, so it is not used. Map it as #2.' },
    { column: 'name', message: 'Columns 3 and 4 have the same name. Check that the right one is used.' },
  ])
})

sharedTest('the Synthea roster is understood without a map', () => {
  const layout = layoutOf(sharedBytes('rosters/synthea_MA_1171_patients.csv'))
  const named = Object.entries(layout.columns).map(([field, [place]]) => [field, layout.header[place!]])
  expect(Object.fromEntries(named)).toEqual({
    mrn: 'Id',
    birth_date: 'BIRTHDATE',
    death_date: 'DEATHDATE',
    ssn: 'SSN',
    given_name: 'FIRST',
    family_name: 'LAST',
    suffix: 'SUFFIX',
    sex: 'GENDER',
    address_line1: 'ADDRESS',
    city: 'CITY',
    state: 'STATE',
    zip: 'ZIP',
  })
})

test('dates that could be read either way are said once for the file, and so are ZIP codes that got their zeros back', () => {
  const text = 'MRN,Last,DOB,State,Zip\n1,Doe,03/04/1980,MA,1013\n2,Roe,05/06/1981,MA,2139\n'
  expect(fileNotes(layoutOf(text))).toMatchObject([{ column: 'DOB', message: expect.stringContaining('month first') }])
  const { problems } = countOf(text)
  expect(problems.map(({ column }) => column)).toEqual(['DOB', 'Zip'])
  expect(problems[1]!.message).toContain('2 rows')
})

function layoutGiven(text: string, given: Given, ...map: string[]) {
  const survey = layoutDetector(columnMap(map), given)
  survey.push(new TextEncoder().encode(text))
  return survey.end()
}

const LISTING = 'Spa Export,by Rosa,today\nNr,Who,Born\n1,Jane Doe,1980-01-02\n2,Ali Roe,1958-09-08\n'

test('the line that names the columns can be said, and each later line is a row', () => {
  expect(layoutGiven(LISTING, { header: 2 })).toMatchObject({ skip: 2, header: ['Nr', 'Who', 'Born'] })
  expect(() => layoutGiven(LISTING, { header: 9 })).toThrow('Line 9 cannot name the columns')
})

test('where no line names the columns each line is a person, and columns go by their places', () => {
  const layout = layoutGiven('1,Doe,1980-01-01\n2,Roe,1990-02-02\n', { header: 0 }, 'mrn=#1', 'family_name=#2')
  expect(layout).toMatchObject({ skip: 0, header: ['', '', ''], columns: { mrn: [0], family_name: [1] } })
  expect(fileNotes(layout)).toEqual([])
})

test('a header of which nothing is known is said to be perhaps a person', () => {
  const [note] = fileNotes(layoutOf('Ann,Reyes,Boston\nBo,Li,Salem\nCy,Roe,Lynn\n'))
  expect(note!.message).toContain('Line 1 was read as the header. If it is a person')
})

test('the first lines are shown masked, but for the one that is taken for the header', () => {
  expect(layoutGiven(LISTING, { header: 2 }).firstLines.slice(0, 3)).toEqual([
    { line: 1, cells: ['S•• ••••••', 'b• ••••', 't••••'] },
    { line: 2, cells: ['Nr', 'Who', 'Born'] },
    { line: 3, cells: ['•', 'J••• •••', '1980-••-••'] },
  ])
})

const kept: Given['kept'] = (header) =>
  header.join() === 'Nr,Who,Born' ? { columns: { mrn: [0], name: [1] }, dateOrder: 'day_first' } : undefined

test('columns that were set once for a header are set again, wherever that header stands in the file', () => {
  expect(layoutGiven(LISTING, { kept })).toMatchObject({ skip: 2, columns: { mrn: [0], name: [1] }, understood: true })
})

test('a map stands before what was kept', () => {
  expect(layoutGiven(LISTING, { kept }, 'family_name=Who').columns).toEqual({ family_name: [1], mrn: [0] })
})

test('the kept order of dates is taken where the file leaves it open, and not where it tells another', () => {
  const answer: Given['kept'] = () => ({ columns: { mrn: [0], birth_date: [1] }, dateOrder: 'day_first' })
  const order = (day: string) => layoutGiven(`MRN,DOB\n1,${day}\n`, { kept: answer })
  expect(order('03/04/1980')).toMatchObject({ dateOrder: 'day_first', dateOrderOpen: false })
  expect(order('03/14/1980')).toMatchObject({ dateOrder: 'month_first', dateOrderOpen: false })
})

test('dates that begin with the day here and with the month there are said for the file', () => {
  const { problems } = countOf('MRN,Last,DOB\n1,Doe,13/04/1980\n2,Roe,04/13/1980\n3,Poe,04/05/1980\n')
  expect(problems).toMatchObject([
    { row: null, column: 'DOB', message: expect.stringContaining('start with the day (1) and others') },
  ])
})

test('what cannot be placed in a State is said: a State that is none by its row, the others once for the file', () => {
  const { byState, problems } = countOf(
    'MRN,State,Zip,Country\n1,Bavaria,D-80331,\n2,,2139,\n3,,,\n4,,,\n5,Bavaria,80331,Germany\n6,,02139,\n',
  )
  expect(byState).toEqual({ MA: 1, XX: 5 })
  expect(problems.map(({ row, column, message }) => [row, column, message.slice(0, 30)])).toEqual([
    [1, 'State', 'This is not a U.S. State, so n'],
    [2, 'Zip', 'The ZIP code does not have fiv'],
    [null, 'Zip', 'The ZIP code of one row (row 2'],
    [null, 'State', 'The State is missing from 2 ro'],
  ])
  expect(problems[0]).toMatchObject({ masked: 'B••••••' })
})

test('the rows without a State are named, the first ten of them, and nothing of whoever stands there', () => {
  const of = (rows: string) => countOf(`MRN,Last,State\n${rows}`).problems.find(({ row }) => row === null)?.message
  expect(of('1,Doe,MA\n2,Roe,\n')).toContain('from one row (row 2), so')
  expect(of('1,Doe,\n2,Roe,MA\n3,Poe,\n')).toContain('from 2 rows (rows 1, 3), so')
  const many = Array.from({ length: 1012 }, (_, at) => `M${at},Name${at},\n`).join('')
  expect(of(many)).toContain('from 1,012 rows (rows 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 1,002 more), so')
  expect(of(many)).not.toMatch(/Name\d|M\d/)
})

test('dates that turn out to be open only later in the file are said, in time that does not ask for all of it before', () => {
  const early = Array.from({ length: 400 }, (_, at) => `A${at},1980-01-02`)
  const text = [
    'MRN,DOB',
    ...early,
    ...' '
      .repeat(9_000)
      .split(' ')
      .map((_, at) => `L${at},1980-01-02`),
    'x,03/04/1980',
  ].join('\n')
  const survey = layoutDetector(columnMap([]))
  expect(survey.push(new TextEncoder().encode(text).subarray(0, 80_000))).toBe(true)
  expect(countOf(text).problems).toMatchObject([{ row: null, column: 'DOB', message: expect.stringContaining('dmy') }])
})

test('columns without names are taken for what all their values look like, and for nothing where two look alike', () => {
  const row = (at: number) =>
    `10${at},Ann,0${at}/14/1980,212-555-010${at},a${at}@x.example,MA,0213${at},${at}23-45-678${at},2020-01-0${at},NY`
  const rows = [1, 2, 3, 4, 5].map(row)
  const places = layoutGiven(rows.join('\n'), { header: 0 }).columns
  // The days of 2020 are visits, and nobody's birth.
  expect(places).toEqual({ birth_date: [2], phone: [3], email: [4], zip: [6], ssn: [7] })
  const one = rows.map((line) => line.split(',').slice(0, 8).join(','))
  expect(layoutGiven(one.join('\n'), { header: 0 }).columns).toEqual({ ...places, state: [5] })
})

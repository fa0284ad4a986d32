import { expect, test } from 'vitest'
import { countOf } from '../people.ts'

const HEADER = 'MRN,First,Last,DOB,Zip'
const ANN = '7,Ann,Lee,1980-01-02,02139'
const BOB = '8,Bob,Roe,1958-09-08,02139'

function counted(...rows: string[]) {
  const { people, refused, problems } = countOf([HEADER, ...rows].join('\n'))
  return { people, refused, messages: problems.map(({ message }) => message) }
}

test.each([
  ',Grand Total,499,,',
  'Total: 13,,,,',
  'Totals,,,,2',
  ',Total patients: 2,,,',
  ',"Number of records = 1,200",,,',
  '2 records selected.,,,,',
  ',,Page 1 of 1,,',
  'Página 2 de 3,,,,',
  'End of report,,,,',
  '*** END OF FILE ***,,,,',
  'Fin del informe,,,,',
  'Report run: 03/01/2026 09:14,,,,',
])('the foot of a report is nobody, and is named as a problem: %s', (foot) => {
  const { people, refused, messages } = counted(ANN, BOB, foot)
  expect({ people, refused }).toEqual({ people: 2, refused: 1 })
  expect(messages).toContainEqual(expect.stringContaining('looks like a total, heading or report footer'))
})

test('a header that is printed again on each page is nobody', () => {
  const { people, refused, messages } = counted(ANN, 'MRN,First,LAST, dob ,Zip', BOB)
  expect({ people, refused }).toEqual({ people: 2, refused: 1 })
  expect(messages).toContainEqual('The row repeats the column names, so it is not a person.')
})

test.each([
  '9,Page,Miller,,',
  ',Total,Wine,1990-02-03,02139',
  ',Client,Smith,,',
  ',Paige,Turner,,',
  ',Rowe,Count,,',
  ',Endo,Report,,',
  '10,,,,',
  ',MRN,First,,',
])('somebody with an odd name is counted: %s', (row) => {
  expect(counted(ANN, BOB, row)).toMatchObject({ people: 3, refused: 0 })
})

test('499 patients and a line with their number are 499 people', () => {
  const rows = Array.from({ length: 499 }, (_, at) => `${at + 1},Ann${at},Lee${at},19${40 + (at % 60)}-01-02,02139`)
  expect(counted(...rows, ',Grand Total,499,,')).toMatchObject({ people: 499, refused: 1 })
})

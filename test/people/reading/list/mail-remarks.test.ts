import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMailRemark } from '../../../../src/people/reading/list/mail-remarks.ts'
import { countOf, personOf } from '../../people.ts'

const HEADER = 'MRN,Last Name,First Name,Address,City,State,Zip'
const ROW = '7,Lopez,Ana,12 Elm St,Lowell,MA,01852'
const HOME = { line1: '12 Elm St', city: 'Lowell', state: 'MA', zip: '01852' }

const ASKED = [
  'CONFIDENTIAL: do not mail',
  'Confidential - DO NOT SEND MAIL',
  'Confidential communications requested 3/4/2025',
  'pt requests confidential mail',
  'Confidential address on file, ask front desk',
  "Don't send letters to the house",
  'Do not mail to home address',
  'never mail to parents',
  'do not mail. Confidential',
  'No mail, confidential',
  'No letters home!',
  'do not write to husband',
  'Address Confidentiality Program',
  'Safe at Home participant',
  '** CONFIDENTIAL **',
  'Comunicación confidencial',
  'No enviar correo a casa',
]
const NOT_ASKED = [
  '',
  'mails checks on the 1st',
  'This information is confidential',
  'Signed confidentiality agreement',
  'declined confidential communications',
  'No confidential communication requested',
  'Not confidential',
  'confidential communications: no',
  'Confidential communications revoked 2024-02-01',
  'Request for confidential mail denied',
  'prefers e-mail',
  'Lives at home with parents',
  'send letter of medical necessity to insurer',
  'no mail received from insurer',
  'confidential informant in chart 12',
]

describe('a remark that mail goes confidentially', () => {
  test.each(ASKED)('%s', (text) => {
    for (const said of [text, text.toUpperCase(), `3/2/2025 jd: ${text}`]) {
      if (said.startsWith('3/2') && text.startsWith('**')) continue
      expect(readMailRemark(said)).toBe('confidential')
    }
  })

  test.each(NOT_ASKED)('is not: %j', (text) => {
    expect(readMailRemark(text)).not.toBe('confidential')
  })

  test.each(['Do not mail', 'NO MAIL', "don't send mail", 'no marketing', 'Do not send'])('nor, alone: %s', (text) => {
    expect(readMailRemark(text)).toBe('do_not_mail')
  })

  test('takes no long time over whatever is written', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('no ', 'confidential ', 'mail ', 'not ', 'home', '; '), { maxLength: 300 }),
        (words) => {
          expect([undefined, 'confidential', 'do_not_mail']).toContain(readMailRemark(words.join('')))
        },
      ),
    )
  })
})

describe('in a list', () => {
  const read = (column: string, cell: string) => personOf(`${HEADER},${column}`, `${ROW},${cell}`)

  test.each(['Notes', 'Comments', 'Alert', 'Patient Flags', 'Special Instructions', 'Contact Preference', 'Status'])(
    'in %s, the letter waits for an address, and the person counts at home',
    (column) => {
      const person = read(column, 'CONFIDENTIAL: do not mail')
      expect(person).toMatchObject({ confidential: true, address: {}, residence: HOME })
      const counted = countOf(`${HEADER},${column}\n${ROW},CONFIDENTIAL: do not mail\n`)
      expect(counted).toMatchObject({ people: 1, byState: { MA: 1 } })
      expect(counted.problems.map(({ message }) => message)).toContainEqual(
        expect.stringContaining('no usable address for it'),
      )
    },
  )

  test('a confidential address beside it is where the letter goes', () => {
    const person = personOf(
      `${HEADER},Notes,Alternate Address`,
      `${ROW},CONFIDENTIAL: do not mail home,"9 Oak Ave, Nashua, NH 03060"`,
    )
    expect(person).toMatchObject({ confidential: true, address: { line1: '9 Oak Ave' }, residence: HOME })
  })

  test('a column of its own that says no stands before a remark', () => {
    const person = personOf(`${HEADER},Notes,Confidential`, `${ROW},confidential mail,N`)
    expect(person.confidential).toBeUndefined()
    expect(person.address).toEqual(HOME)
  })

  test('mail that is not wanted is said once, and the letter goes', () => {
    const counted = countOf(`${HEADER},Notes\n${ROW},Do not mail\n`)
    expect(counted.problems.map(({ message }) => message)).toContainEqual(expect.stringContaining('do not mail'))
    expect(read('Notes', 'Do not mail').address).toEqual(HOME)
  })
})

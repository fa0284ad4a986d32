import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressee } from '../../../src/letters/envelope/addressee.ts'
import { personProblems } from '../../../src/letters/individual/problems.ts'
import { fieldOfColumn } from '../../../src/people/reading/fields/column-names.ts'
import { countOf, peopleOf, personOf } from '../people.ts'

const ON = '2026-11-22'
const HEAD = 'First,Last,DOB,Address,City,State,Zip'
const EVA = 'Eva,Doe,1971-04-05,3 Fir St,Lowell,MA,01852'
const UNDATED = 'Eva,Doe,,3 Fir St,Lowell,MA,01852'

const linesTo = (header: string, row: string) => addressee(personOf(header, row), ON).lines
const problemsOf = (header: string, row: string) => personProblems(personOf(header, row), ON).map(({ what }) => what)

describe('the next of kin of somebody who lives', () => {
  test.each([EVA, UNDATED])('gets no letter, whatever the column says of him or her: %s', (row) => {
    for (const value of [
      'Max Doe',
      'Max Doe (husband)',
      '"Doe, Max - husband"',
      'Max Doe (mother)',
      'Max Doe 617-555-0142',
    ])
      for (const column of ['Next of Kin', 'Next of Kin Name', 'NextOfKin', 'NOK', 'Emergency Contact']) {
        expect(linesTo(`${HEAD},${column}`, `${row},${value}`)).toEqual(['Eva Doe'])
        expect(problemsOf(`${HEAD},${column}`, `${row},${value}`)).toEqual([])
      }
  })

  test.each([
    'Max Doe (wife)',
    'Max Doe (next of kin)',
    '"Doe, Max (husband)"',
    'Husband: Max Doe',
    'Max Doe (emergency contact)',
    'Max Doe (NOK)',
    'Max Doe (brother)',
    'Max Doe (son)',
  ])('gets none where the guardian’s column names “%s” of somebody without a birth date', (value) => {
    expect(linesTo(`${HEAD},Guardian`, `${UNDATED},${value}`)).toEqual(['Eva Doe'])
  })

  test.each([
    'Eva Doe (wife)',
    'Eva Doe (husband: Max Doe)',
    'Eva Doe (wife of Max Doe)',
    'Eva Doe (next of kin Max Doe)',
    'Eva Doe (emergency contact: Max Doe)',
    'Eva Doe (son Max Doe)',
  ])('gets none where it stands beside the name: “%s”', (name) => {
    const { guardianName, representativeName } = personOf('Name,City', `${name},Lowell`)
    expect([guardianName, representativeName]).toEqual([undefined, undefined])
    expect(linesTo('Name,City', `${name},Lowell`)).toEqual(['Eva Doe'])
  })

  test.each(['Emergency Contact', 'ICE Contact', 'Spouse', 'NOK', 'nok_name', 'Contact', 'Family member'])(
    'gets none where an officer chose the column “%s” for the representative or the guardian',
    (column) => {
      for (const field of ['representative_name', 'guardian_name']) {
        const [person] = peopleOf(`${HEAD},${column}\n${UNDATED},Max Doe (mother)\n`, [`${field}=${column}`])
        expect(addressee(person!, ON).lines).toEqual(['Eva Doe'])
        expect(personProblems(person!, ON)).toEqual([])
      }
    },
  )

  test('is said once for the list, as is who is to be confirmed', () => {
    const { problems } = countOf(`${HEAD},Next of Kin\n${EVA},Max Doe\n`)
    expect(problems.map(({ message }) => message).join()).toContain('In one row the list names a next of kin')
    const of = countOf(`${HEAD},Representative\n${EVA},Max Doe\n`).problems
    expect(of.map(({ message }) => message).join()).toContain('In one row the list names a representative')
  })
})

describe('the next of kin of somebody who died', () => {
  test.each([
    ['Next of Kin', 'Max Doe'],
    ['NOK', 'Max Doe'],
    ['Emergency Contact', 'Max Doe 617-555-0142'],
    ['Emergency Contact Name', 'Max Doe (husband)'],
    ['Contacto de emergencia', 'Max Doe'],
    ['Guardian', 'Max Doe (husband)'],
    ['Representative', 'Max Doe (next of kin)'],
  ])('is written to, from the column “%s”', (column, value) => {
    const person = personOf(`${HEAD},Deceased,${column}`, `${EVA},Y,${value}`)
    expect(person).toMatchObject({ representativeName: 'Max Doe', representativeOfKin: true })
    expect(addressee(person, ON).lines[0]).toBe('Max Doe')
    expect(addressee({ ...person, deceased: false }, ON).lines).toEqual(['Eva Doe'])
  })

  test('is read beside a column of representatives, who stand before', () => {
    const header = `${HEAD},Deceased,Personal Representative,Next of Kin`
    expect(linesTo(header, `${EVA},Y,,Max Doe`)[0]).toBe('Max Doe')
    expect(linesTo(header, `${EVA},Y,Ann Roe,Max Doe`)[0]).toBe('Ann Roe')
    expect(linesTo(header, `${EVA},N,,Max Doe`)).toEqual(['Eva Doe'])
  })

  test.each(['Emergency Contact Phone', 'Emergency Contact Relationship', 'NOK Address'])(
    'is no column “%s”',
    (column) => {
      expect(fieldOfColumn(column)).toBeNull()
    },
  )

  test('gives way to an executor', () => {
    const row = `${EVA},Y,Max Doe,"Roe, Ann (executor)"`
    const person = personOf(`${HEAD},Deceased,Next of Kin,Guardian`, row)
    expect(addressee(person, ON).lines[0]).toBe('Ann Roe')
  })
})

describe('a representative of a living adult', () => {
  test.each(['Max Doe', 'Max Doe (POA)', 'Max Doe (husband)', 'Max Doe (conservator)', 'Max Doe (health care proxy)'])(
    'stops the letter, and gets none: “%s”',
    (value) => {
      expect(problemsOf(`${HEAD},Representative`, `${EVA},${value}`)).toEqual(['person.representative'])
      expect(linesTo(`${HEAD},Representative`, `${EVA},${value}`)).toEqual(['Eva Doe'])
    },
  )

  test('stops it too where the next of kin is said to hold a power of attorney', () => {
    expect(problemsOf(`${HEAD},Next of Kin`, `${EVA},Max Doe (POA)`)).toEqual(['person.representative'])
  })

  test('stops none of a child, whose letter goes to the parent', () => {
    const child = 'Tim,Doe,2019-04-05,3 Fir St,Lowell,MA,01852'
    expect(problemsOf(`${HEAD},Representative`, `${child},Max Doe`)).toEqual([])
    expect(linesTo(`${HEAD},Representative`, `${child},Max Doe`)).toEqual(['To the Parent or Guardian of', 'Tim Doe'])
  })

  test('is not made of names that sound like a role', () => {
    const named = ['Kin,Min', 'Son,Min', 'Parent,Marie', 'Wife,Ann', 'Executor,Al']
    for (const name of named) {
      const [last, first] = name.split(',')
      const row = `${first},${last},1971-04-05,3 Fir St,Lowell,MA,01852`
      expect(linesTo(HEAD, row)).toEqual([`${first} ${last}`])
      expect(problemsOf(HEAD, row)).toEqual([])
    }
  })
})

test('whatever stands in whichever column, the letter of a living adult is addressed to the patient alone', () => {
  const roles = [
    '',
    ' (wife)',
    ' (next of kin)',
    ' (mother)',
    ' (POA)',
    ' (brother)',
    ' - friend',
    ', emergency contact',
  ]
  const columns = ['Next of Kin', 'Representative', 'Guardian', 'Parent', 'Executor', 'Personal Representative']
  fc.assert(
    fc.property(fc.constantFrom(...roles), fc.constantFrom(...columns), (role, column) => {
      expect(linesTo(`${HEAD},${column}`, `${EVA},"Max Doe${role}"`)).toEqual(['Eva Doe'])
    }),
  )
})

describe('a column that says that a minor consented to the care', () => {
  test.each([
    'Minor Consented',
    'Consents to own care',
    'Mature Minor',
    'minor_consent',
    'Patient consented to own care',
  ])('“%s” is known, and its letter is the minor’s alone', (column) => {
    const child = 'Tim,Doe,2011-04-05,3 Fir St,Lowell,MA,01852'
    for (const said of ['Y', 'yes', 'true', '2024-05-01', 'on file']) {
      expect(linesTo(`${HEAD},Guardian,${column}`, `${child},Max Doe,${said}`)).toEqual(['Tim Doe'])
      expect(problemsOf(`${HEAD},Guardian,${column}`, `${child},Max Doe,${said}`)).toEqual(['person.ownCare'])
    }
    for (const said of ['', 'N', 'no', 'false', 'declined', 'not asked'])
      expect(linesTo(`${HEAD},Guardian,${column}`, `${child},Max Doe,${said}`)[0]).toBe('Max Doe')
    expect(problemsOf(`${HEAD},${column}`, `${EVA},Y`)).toEqual([])
  })

  test.each(['Consent', 'Minor', 'Consent to treat', 'Parent consented', 'E-mail consent', 'Consent Signed'])(
    '“%s” says nothing of it',
    (column) => {
      expect(personOf(`${HEAD},${column}`, `Tim,Doe,2011-04-05,3 Fir St,Lowell,MA,01852,Y`).ownCare).toBeUndefined()
    },
  )
})

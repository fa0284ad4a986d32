import { describe, expect, test } from 'vitest'
import { samenessOf } from '../../../src/people/linkage/comparison/same-person.ts'
import { nameForms } from '../../../src/people/values/name-forms.ts'
import type { Person } from '../../../src/people/values/person.ts'

const ANA: Person = {
  givenName: 'Ana',
  familyName: 'Lopez',
  birthDate: '1980-02-03',
  ssn: '214558823',
  mrn: 'H100',
  phone: '617-555-0101',
  email: 'ana@x.example',
  address: {},
}

function verdict(wanted: Partial<Person>, ...found: Partial<Person>[]): string {
  return samenessOf(
    { address: {}, ...wanted },
    found.map((each) => ({ ...ANA, ...each })),
  ).verdict
}

const name = { givenName: 'Ana', familyName: 'Lopez' }

describe('somebody found is the one looked for', () => {
  test.each<[string, Partial<Person>, Partial<Person>]>([
    ['by name and birth date', { ...name, birthDate: '1980-02-03' }, {}],
    ['by a name with an accent', { givenName: 'Ana', familyName: 'López', birthDate: '1980-02-03' }, {}],
    ['by a name in the wrong order', { givenName: 'Lopez', familyName: 'Ana', birthDate: '1980-02-03' }, {}],
    ['by a birth date with day and month exchanged', { ...name, birthDate: '1980-03-02' }, {}],
    ['by Social Security number alone', { ssn: '214558823' }, {}],
    [
      'by name and record number where no birth date is given',
      { ...name, mrn: 'H100' },
      { birthDate: undefined as never },
    ],
  ])('%s', (_what, wanted, found) => {
    expect(verdict(wanted, found)).toBe('same')
  })

  test('by any of the descriptions that made the person', () => {
    const wanted = { ...name, birthDate: '1980-02-03' }
    expect(verdict(wanted, { givenName: 'Maria', ssn: '' }, {})).toBe('same')
  })

  test('and why is told in words, without a value', () => {
    const { reasons } = samenessOf({ ...name, birthDate: '1980-03-02', address: {} }, [ANA])
    expect(reasons).toEqual([
      'same given name',
      'same family name',
      'similar birth dates (one digit off, or day and month swapped)',
    ])
    expect(reasons.join()).not.toMatch(/1980|Lopez/)
  })
})

describe('somebody has to look', () => {
  test.each<[string, Partial<Person>, Partial<Person>]>([
    ['where only a telephone number agrees: families share it', { phone: '(617) 555-0101' }, {}],
    ['where only an e-mail address agrees', { email: 'ana@x.example' }, {}],
    ['where only a record number agrees: another system may have given it', { mrn: 'H100' }, {}],
    ['where the name agrees and nobody knows the birth date', name, { birthDate: undefined as never }],
    ['where one of them is Junior', { ...name, suffix: 'Jr', birthDate: '1980-02-03' }, { suffix: 'Sr' }],
    ['where the number agrees and the birth date does not', { ssn: '214558823', birthDate: '1950-12-31' }, {}],
  ])('%s', (_what, wanted, found) => {
    expect(verdict(wanted, found)).toBe('doubtful')
  })
})

describe('somebody found is another', () => {
  test.each<[string, Partial<Person>, Partial<Person>]>([
    ['of that name with another birth date', { ...name, birthDate: '1955-11-30' }, {}],
    ['with another Social Security number', { ...name, ssn: '319558824' }, {}],
    ['of another name at the same telephone', { givenName: 'Bob', familyName: 'Chen', phone: '617-555-0101' }, {}],
  ])('%s', (_what, wanted, found) => {
    expect(verdict(wanted, found)).toBe('other')
  })
})

describe('the forms in which a name is looked for', () => {
  test('are its order, its short forms, and each of two family names', () => {
    const forms = nameForms('William Henry', 'García-Ruiz')
    expect(forms).toEqual(
      expect.arrayContaining(['William Henry García-Ruiz', 'bill ruiz', 'García-Ruiz william', 'will garcia']),
    )
    expect(new Set(forms).size).toBe(forms.length)
  })
})

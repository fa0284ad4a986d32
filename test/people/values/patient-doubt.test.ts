import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { merged } from '../../../src/people/merging/merged.ts'
import { splitName } from '../../../src/people/values/name.ts'
import { patientDoubt } from '../../../src/people/values/names/patient-doubt.ts'
import type { Person } from '../../../src/people/values/person.ts'
import { rowsOf } from '../people.ts'

const ON = '2026-11-22'
const HOME = { line1: '12 Elm St', city: 'Lowell', state: 'MA', zip: '01852' }

function named(whole: string, facts: Partial<Person> = {}) {
  return patientDoubt({ ...splitName(whole), address: {}, ...facts }, ON)
}

const described = { birthDate: '1980-02-03', address: HOME }

describe('an entry that stands for nobody is asked about', () => {
  test.each([
    ...['Walk-In', 'WALKIN', 'Walk In', 'Walk-In, Patient', 'Customer, Walk-In', 'Walk In 3', 'Walkin Customer'],
    ...['Test, Patient', 'Test Patient', 'Patient, Test', 'TEST PATIENT 2', 'Test2, Patient', 'Test, Test', 'TESTING'],
    ...[
      'ZZTEST',
      'ZZTest, Patient',
      'ZZZ',
      'zzDemo, Anna',
      'Test, Male',
      'Patient One',
      'Dummy, Dummy',
      'Fake Patient',
    ],
    ...[
      'Demo Account',
      'Account, House',
      'House Account',
      'Training Patient',
      'Suspense Account',
      'Petty Cash Account',
    ],
    ...[
      'Do Not Use',
      'DO NOT USE, Chart',
      'Use, Do Not',
      'DNU',
      'Smith, DO NOT USE',
      'Unknown Unknown',
      'Unknown, Male',
    ],
    ...[
      'Doe, Unknown',
      'Unidentified Female',
      'Trauma, Unknown',
      'FNU LNU',
      'LNU, FNU',
      'No Name',
      'Anonymous',
      'Nobody',
    ],
    ...[
      'Cash Customer',
      'Customer, Cash',
      'Gift Card',
      'Drug Rep',
      'Staff Meeting',
      'New Patient',
      'Paciente de Prueba',
    ],
    ...[
      'Testpatient, Jane',
      'Demo Account, Anna',
      'ZTest, Anna',
      'Test-Patient, John',
      'Walk-In Flu Shot',
      'Walk-In, Flu Shot',
    ],
    ...['Patient, Confidential', 'Sin Nombre', 'Paciente Nuevo', 'Test Anna Walker', 'Testing 123', 'Patient #12'],
    ...['asdf', 'XX', 'Blank Chart', 'Patient', 'Test A'],
  ])('%s', (whole) => {
    expect(named(whole)).toBe('placeholder')
  })

  test.each(['Test, Patient', 'ZZTEST, Anna', 'House Account', 'Unknown Unknown', 'Test, Test'])(
    '%s, also with a birth date and an address, as test patients have them',
    (whole) => {
      expect(named(whole, described)).toBe('placeholder')
    },
  )

  test.each(['John Doe', 'Doe, Jane', 'DOE, JOHN #4', 'Mickey Mouse', 'John Q Public', 'Test, Maria', 'Demo, Anna'])(
    '%s with no birth date and no address',
    (whole) => {
      expect(named(whole)).toBe('placeholder')
    },
  )
})

describe('an entry beside whose name stands that it is nobody’s is asked about', () => {
  const read = (name: string) =>
    rowsOf(`Name,DOB,Address,City,State,Zip\n"${name.replaceAll('"', '""')}",2/3/1980,12 Elm St,Lowell,MA,01852\n`)

  test.each([
    ...[
      'Smith, John (DO NOT USE)',
      'Smith, John *TEST*',
      '(TEST) John Smith',
      'Smith, John - test account',
      'John Smith [DNU]',
    ],
    ...[
      'Smith, John (Test Patient)',
      'Smith, John (not a patient)',
      'Smith, John "TEST"',
      'Smith, John (training only)',
    ],
  ])('%s', (name) => {
    const [row] = read(name)
    expect(row!.person).toMatchObject({ perhapsNobody: true })
    expect(patientDoubt(row!.person!, ON)).toBe('placeholder')
    expect(row!.notes.map(({ message }) => message)).toEqual([expect.stringContaining('may be no patient')])
  })

  test.each([
    'Smith, Jane (Tess)',
    'Smith, Jane (Demi)',
    'Smith-Test, Jane',
    'Lopez, Ana (mother: Eva Test)',
    'Testa (Mario), Al',
  ])('%s is not', (name) => {
    expect(patientDoubt(read(name)[0]!.person!, ON)).toBeUndefined()
  })

  test('who is somebody on one of two lists is', () => {
    const [one] = read('Smith, John (DO NOT USE)')
    const [other] = read('Smith, John')
    expect(merged([one!.person!, other!.person!])).not.toHaveProperty('perhapsNobody')
    expect(merged([one!.person!, one!.person!])).toMatchObject({ perhapsNobody: true })
  })
})

describe('a newborn without a name is asked about in words of its own', () => {
  test.each([
    ...['Baby Boy Lopez', 'Lopez, Baby Boy', 'Lopez, Baby Girl', 'LOPEZ BABY GIRL', 'Lopez, BabyBoy', 'Lopez, Newborn'],
    ...[
      'Lopez, Baby Girl A',
      'Lopez, Baby A',
      'Lopez, Twin B',
      'Lopez, Infant Male',
      'Lopez, Male Infant',
      'Lopez, BB Girl',
    ],
    ...['Lopez, Judysgirl', "Lopez, Judy's Boy", 'Lopez, Newborn Girl', 'Doe, Baby', 'Baby Lopez', 'Lopez, Girl'],
    ...['Lopez, Baby of Maria', 'Lopez, Recién Nacido', 'Lopez, Hijo de María', 'Lopez, Unnamed Baby', 'Baby Boy'],
  ])('%s', (whole) => {
    expect(named(whole)).toBe('newborn')
  })

  test.each(['Lopez, BB', 'Lopez, BG Maria', 'Lopez, NB', 'Lopez, Baby', 'Lopez, Maria Girl', 'Lopez, Boy'])(
    '%s, born this year',
    (whole) => {
      expect(named(whole, { birthDate: '2026-05-01', address: HOME })).toBe('newborn')
    },
  )
})

describe('a person with one name is asked about kindly', () => {
  test.each([
    ...['FNU Ahmed', 'Ahmed, FNU', 'LNU, Rahima', 'Rahima LNU', 'NFN, Ahmed', 'Ahmed, Unknown', 'Unknown, Rahima'],
    ...['Ahmed, No First Name', 'Ahmed, UNK', 'Rahima Desconocida', 'Fnu Fnu Ahmed'],
  ])('%s', (whole) => {
    expect(named(whole, described)).toBe('name_missing')
  })
})

describe('nobody is asked about whose name only looks like it', () => {
  test.each([
    ...['Jane Test', 'Anna Walker', 'Walker, Anna', 'Page, Total', 'Maria Page', 'Anna Total'],
    ...[
      'Maria Doe',
      'John Doe',
      'Doe, Jane',
      'Maria Baby',
      'Baby Thomas',
      'Do, Kim',
      'Ma, Yo-Yo',
      'Rn, Ana',
      'Do, Not',
    ],
    ...[
      'Guest, Christopher',
      'House, Gregory',
      'Cash, Johnny',
      'Cash Miller',
      'Sample, Tim',
      'Blank, Mel',
      'New, Harold',
    ],
    ...[
      'Patient, Anna',
      'Patient Mbala',
      'J Patient',
      'Person, Paul',
      'Staff, Frank',
      'Client, Pat',
      'King, BB',
      'King, B. B.',
    ],
    ...[
      'Waterman, Boy',
      'Boyd, Ann',
      'Girling, Guy',
      'Newborn, Anna',
      'Infante, Pedro',
      'Twining, Eve',
      'Fu, Na',
      'Na, Na',
    ],
    ...['Null, Christopher', 'None, Anna', 'Duck, Anna', 'Mouse, Mary', 'Claus, Peter', 'Demo, Lisa', 'Testa, Marco'],
    ...['Testerman, Al', 'Zeta, Zoe', 'Zsa Zsa Gabor', 'Unker, Ida', 'Holder, Eric', 'Singh, Sin', 'In, Walk Soo'],
    ...[
      'Temple, Shirley',
      'Day, Doris',
      'Block, Ida',
      'Blocker, Dan',
      'Hijazi, Ali',
      'Babyak, Ivan',
      'Boykin, Ray',
      'X, Malcolm',
    ],
    ...[
      'First, Neal',
      'Last, James',
      'Name, Chris',
      'Default, Jo',
      'Young, Guy',
      'Male, George',
      'Man, Ray',
      'Child, Julia',
    ],
  ])('%s, with a birth date and an address', (whole) => {
    expect(named(whole, described)).toBeUndefined()
  })

  test.each([
    'Anna Walker',
    'Maria Page',
    'Guest, Christopher',
    'Cash, Johnny',
    'Patient, Anna',
    'Do, Kim',
    'Maria Doe',
  ])('%s, of whom no more is known', (whole) => {
    expect(named(whole)).toBeUndefined()
  })

  test('an adult called Boy, Baby or BB is no newborn', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Boy', 'Baby', 'BB', 'BG', 'Infant'),
        fc.integer({ min: 1920, max: 2019 }),
        (given, year) => {
          const person = { givenName: given, familyName: 'Thomas', birthDate: `${year}-06-01`, address: HOME }
          expect(patientDoubt(person, ON)).toBeUndefined()
        },
      ),
    )
  })
})

test('capitals, marks and the order of the name change nothing', () => {
  const mark = fc.constantFrom('', '*', '.', '  ', '-', '#1')
  const shout = fc.boolean()
  const pair = fc.constantFrom(
    ['Test', 'Patient'],
    ['Walk', 'In'],
    ['Unknown', 'Unknown'],
    ['House', 'Account'],
    ['Demo', 'Patient'],
  )
  fc.assert(
    fc.property(pair, mark, shout, fc.boolean(), (words, mark, loud, turned) => {
      const [one, other] = (turned ? words.toReversed() : words).map((word) => (loud ? word.toUpperCase() : word))
      expect(patientDoubt({ givenName: `${one}${mark}`, familyName: `${other}`, address: {} }, ON)).toBe('placeholder')
    }),
  )
})

test('a given name and a family name that no list has are never asked about', () => {
  const letters = fc.stringMatching(/^[A-Z][aeiou][lmrst][aeiou]{1,2}[lmrs]$/)
  fc.assert(
    fc.property(letters, letters, (givenName, familyName) => {
      expect(patientDoubt({ givenName, familyName, address: {} }, ON)).toBeUndefined()
    }),
  )
})

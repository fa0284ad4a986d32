import { describe, expect, test } from 'vitest'
import { addressee, oneLine } from '../../../src/letters/envelope/addressee.ts'
import { factsOf } from '../../cast/letters.ts'
import { ana, anaAsTyped, ruthAlone, timAlone } from '../../cast/patients.ts'

const on = '2026-11-20'

test('an adult gets the letter in person', () => {
  expect(addressee(ana, on)).toEqual({
    kind: 'adult',
    individual: 'Ana M. López',
    lines: ['Ana M. López'],
    salutation: 'Dear Ana M. López',
  })
})

describe('a minor', () => {
  test('is written to through the parent or guardian', () => {
    expect(addressee(timAlone, on)).toMatchObject({
      kind: 'minor',
      lines: ['To the Parent or Guardian of', 'Tim Park'],
      salutation: 'Dear Parent or Guardian of Tim Park',
    })
  })

  test('is written to through the guardian by name where the roster has one', () => {
    expect(addressee({ ...timAlone, guardianName: ' Joo-won  Park ' }, on)).toMatchObject({
      lines: ['Joo-won Park', 'Parent or guardian of Tim Park'],
      salutation: 'Dear Joo-won Park',
    })
  })

  test.each([
    ['2008-11-21', 'minor'],
    ['2008-11-20', 'adult'],
    ['2008-11-19', 'adult'],
  ])('born on %s is, on 20 November 2026, a %s', (birthDate, kind) => {
    expect(addressee({ ...timAlone, birthDate, guardianName: 'Joo-won Park' }, on).kind).toBe(kind)
  })

  test('born on a leap day comes of age on 1 March', () => {
    const leap = { ...timAlone, birthDate: '2008-02-29' }
    expect(addressee(leap, '2026-02-28').kind).toBe('minor')
    expect(addressee(leap, '2026-03-01').kind).toBe('adult')
  })

  test('without a birth date is known by the guardian on the roster', () => {
    const { birthDate: _, ...undated } = timAlone
    expect(addressee(undated, on).kind).toBe('adult')
    expect(addressee({ ...undated, guardianName: 'Joo-won Park' }, on).kind).toBe('minor')
  })
})

describe('somebody who died', () => {
  test('is written about to the family', () => {
    expect(addressee(ruthAlone, on)).toMatchObject({
      kind: 'deceased',
      lines: ['To the Family of', 'Ruth Weiss'],
      salutation: 'Dear Family of Ruth Weiss',
    })
  })

  test('is written about to the personal representative where the roster has one', () => {
    expect(addressee({ ...ruthAlone, representativeName: 'Leo Weiss' }, on)).toMatchObject({
      lines: ['Leo Weiss', 'For the family of Ruth Weiss'],
      salutation: 'Dear Leo Weiss',
    })
  })

  test('is known by a day of death alone, also as a child', () => {
    expect(addressee({ ...ana, deathDate: '2025-01-01' }, on).kind).toBe('deceased')
    expect(addressee({ ...timAlone, deathDate: '2025-01-01' }, on)).toMatchObject({
      lines: ['To the Family of', 'Tim Park'],
    })
  })
})

test('an adult with a legal representative is written to through them, once somebody confirmed it', () => {
  expect(addressee({ ...ana, representativeName: 'Eva López', representativeIs: 'legal' }, on)).toMatchObject({
    kind: 'represented',
    lines: ['Eva López', 'Personal representative of Ana M. López'],
  })
})

test.each<[string, object]>([
  ['nobody has confirmed', { representativeName: 'Eva López' }],
  ['is no legal one', { representativeName: 'Eva López', representativeIs: 'not_legal' }],
  ['is the next of kin', { representativeName: 'Eva López', representativeOfKin: true, representativeIs: 'legal' }],
  ['is an emergency contact, by an old count', { representativeName: 'Eva López', representativeRole: 'wife' }],
])('an adult’s letter is never addressed to a representative whom %s', (_what, facts) => {
  expect(addressee({ ...ana, ...facts }, on)).toMatchObject({ kind: 'adult', lines: ['Ana M. López'] })
})

test('a name cannot break the line or turn the direction of what follows', () => {
  expect(oneLine(' Ana\r\n\tLó\u0000pez \u202eevil\u2066 ')).toBe('Ana López evil')
})

describe('the address block', () => {
  const block = (address: object) => factsOf({ ...ana, address }).address.slice(1)

  test('is in capitals, the unit at the end of the delivery line, two spaces before the ZIP', () => {
    expect(factsOf(anaAsTyped).address).toEqual([
      'ANA M LÓPEZ',
      '742 EVERGREEN TER APT 3B',
      'SPRINGFIELD MA  01105-1234',
    ])
  })

  test('has Greek names in capitals without accents, as Greeks write them, and every other with its own', () => {
    const named = (givenName: string) => factsOf({ ...ana, middleName: '', familyName: '', givenName }).address[0]
    expect(['Ελευθερία Ὀδυσσεύς', 'Zoë Ångström', 'Jr. O’Neil'].map(named)).toEqual([
      'ΕΛΕΥΘΕΡΙΑ ΟΔΥΣΣΕΥΣ',
      'ZOË ÅNGSTRÖM',
      'JR O’NEIL',
    ])
  })

  test.each([
    ['Suite 200', '10 OAK ST STE 200'],
    ['#12', '10 OAK ST # 12'],
    ['4B', '10 OAK ST # 4B'],
    ['Unit 7', '10 OAK ST UNIT 7'],
  ])('puts %s after the street', (line2, delivery) => {
    expect(block({ line1: '10 Oak St.', line2, city: 'Boston', state: 'MA', zip: '02115' })[0]).toBe(delivery)
  })

  test('puts what is no unit, or what does not fit, above the delivery line', () => {
    const place = { city: 'Boston', state: 'MA', zip: '02115' }
    expect(block({ line1: '10 Oak St', line2: 'c/o Maria Ruiz', ...place })).toEqual([
      'C/O MARIA RUIZ',
      '10 OAK ST',
      'BOSTON MA  02115',
    ])
    expect(block({ line1: '123456 North Washington Boulevard', line2: 'Apartment 12', ...place })[0]).toBe('APT 12')
  })

  test('leaves out what is not known, and ends with the country abroad', () => {
    expect(block({ line1: 'PO Box 9', zip: '02115' })).toEqual(['PO BOX 9', '02115'])
    expect(block({ line1: '5 Rue Haute', city: 'Lyon', zip: '69001', country: 'France' })).toEqual([
      '5 RUE HAUTE',
      'LYON 69001',
      'FRANCE',
    ])
    expect(block({ line1: '1 A St', city: 'Reno', state: 'NV', zip: '89501', country: 'U.S.A.' })).toHaveLength(2)
  })
})

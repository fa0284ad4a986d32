import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hasUsableAddress } from '../../../src/people/values/address.ts'
import { buildingOf, householdOf } from '../../../src/people/values/household.ts'
import type { Address, Person } from '../../../src/people/values/person.ts'
import { ADDRESS_DOUBTS, addressDoubts, DOUBT_WORDS } from '../../../src/people/values/triage.ts'

const HOME: Address = { line1: '12 Elm Street', city: 'Lowell', state: 'MA', zip: '01852' }

describe('an address is doubted without asking anybody', () => {
  test.each<[string, Partial<Address>, string[]]>([
    ['a whole address is not', {}, []],
    ['nor one with its unit', { line1: '12 Elm St Apt 4B' }, []],
    ['nor one with the unit on the second line', { line2: '# 7' }, []],
    ['nor a penthouse, which has no number', { line2: 'PH' }, []],
    ['nor a floor that is counted', { line2: '2nd Floor' }, []],
    ['nor a street that begins with a saint', { line1: '4 Ste Marie St' }, []],
    ['nor an address of the armed forces', { line1: 'PSC 1234 Box 56', city: 'APO', state: 'AE', zip: '09021' }, []],
    ['when nothing can be sent there', { line1: 'UNKNOWN' }, ['unusable']],
    ['when its ZIP code belongs to another State', { zip: '90210' }, ['zip_of_another_state']],
    ['when it has no ZIP code', { zip: undefined as never }, ['zip_missing']],
    ['when its ZIP code has six digits', { zip: '018521' }, ['zip_malformed']],
    ['when its ZIP code is one digit', { zip: '9' }, ['zip_malformed']],
    ['when no ZIP code begins like its own', { zip: '00000' }, ['zip_unknown']],
    [
      'when its ZIP code is of the armed forces and its State is none of theirs',
      { zip: '09021' },
      ['zip_of_another_state'],
    ],
    ['when it says “Apt” and no number', { line1: '12 Elm St, Apt' }, ['unit_missing']],
    ['when the second line says “Suite” and no number', { line2: 'Suite' }, ['unit_missing']],
    ['when it is a post office box', { line1: 'P.O. Box 12' }, ['po_box']],
    ['when the street has no number', { line1: 'Elm Street' }, ['no_house_number']],
    ['when it is abroad', { country: 'Canada', state: 'ON', zip: 'K1A 0B1' }, ['foreign']],
  ])('%s', (_what, changes, doubts) => {
    expect(addressDoubts({ ...HOME, ...changes })).toEqual(doubts)
  })

  test('when all the others of the building have a unit and it has none', () => {
    expect(addressDoubts(HOME, { inUnits: 2, without: 0 })).toEqual(['unit_missing'])
    expect(addressDoubts(HOME, { inUnits: 1, without: 0 })).toEqual([])
    expect(addressDoubts(HOME, { inUnits: 5, without: 1 })).toEqual([])
    expect(addressDoubts({ ...HOME, line2: 'Apt 3' }, { inUnits: 2, without: 0 })).toEqual([])
  })

  test('whatever stands in it, never with an error, and an unusable one for nothing else', () => {
    const text = fc.option(
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('Apt', '12 Elm St', 'PO Box', '#')),
      {
        nil: undefined,
      },
    )
    const address = fc.record({ line1: text, line2: text, city: text, state: text, zip: text, country: text })
    fc.assert(
      fc.property(address, (given) => {
        const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Address
        const doubts = addressDoubts(known, { inUnits: 3, without: 0 })
        expect(doubts.every((doubt) => ADDRESS_DOUBTS.includes(doubt))).toBe(true)
        expect(doubts.includes('unusable')).toBe(!hasUsableAddress(known))
        if (doubts.includes('unusable')) expect(doubts).toEqual(['unusable'])
      }),
    )
  })

  test('and every doubt has a sentence', () => {
    for (const doubt of ADDRESS_DOUBTS) expect(DOUBT_WORDS[doubt]).toMatch(/\.$/)
  })
})

describe('a building', () => {
  test('is the same however its street and unit are written', () => {
    const street = fc.constantFrom('12 Elm Street', '12 ELM ST.', '12  elm st')
    const unit = fc.constantFrom('', ' Apt 4', ', APT. 4B', ' #7', ' Suite 100', ' Unit A')
    fc.assert(
      fc.property(street, unit, fc.boolean(), (line1, unit, below) => {
        const lines = below && unit ? { line1, line2: unit.replace(/^[, ]+/, '') } : { line1: line1 + unit }
        expect(buildingOf({ ...HOME, ...lines })).toBe(buildingOf(HOME))
      }),
    )
  })
})

describe('a household', () => {
  const ana = person('Lopez', HOME)

  test('is whoever has the same address, however it is written', () => {
    const others = [
      person('Lopez', { ...HOME, line1: '12 ELM ST.' }),
      person('Chen', { ...HOME, line1: '12 Elm St', zip: '01852-3301' }),
      person('Lopez', { ...HOME, line1: '13 Elm Street' }),
    ]
    expect(householdOf(ana, others)).toEqual({ people: 3, family: 2 })
  })

  test('is not the whole apartment house', () => {
    const inThree = person('Lopez', { ...HOME, line2: 'Apt 3' })
    expect(householdOf(inThree, [person('Lopez', { ...HOME, line2: 'Apt 4' })])).toBeNull()
    expect(householdOf(inThree, [person('Lopez', { ...HOME, line1: '12 Elm St #3' })])).toEqual({
      people: 2,
      family: 2,
    })
  })

  test('is not made of those who have no address', () => {
    const nowhere = person('Lopez', { line1: 'UNKNOWN' })
    expect(householdOf(nowhere, [nowhere])).toBeNull()
  })
})

function person(familyName: string, address: Address): Person {
  return { givenName: 'Ana', familyName, address }
}

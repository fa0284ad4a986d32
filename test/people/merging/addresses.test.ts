import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { flagsOf } from '../../../src/people/flags.ts'
import { areTwo } from '../../../src/people/merging/addresses.ts'
import { merged } from '../../../src/people/merging/merged.ts'
import type { Address, Person } from '../../../src/people/values/person.ts'

const ELM = { line1: '12 Elm St', city: 'Lowell', state: 'MA', zip: '01852' }
const OAK = { line1: '9 Oak Ave', city: 'Salem', state: 'MA', zip: '01970' }
const BOX = { line1: 'PO Box 7', city: 'Nashua', state: 'NH', zip: '03060' }
const ana = (address: Address, facts: Partial<Person> = {}): Person => ({
  givenName: 'Ana',
  familyName: 'Lopez',
  address,
  ...facts,
})

describe('two addresses of one person', () => {
  test('the newer holds, whichever list came first, and nothing is asked', () => {
    const [old, fresh] = [ana(ELM, { asOf: '2019-05-01' }), ana(OAK, { asOf: '2026-02-01' })]
    for (const person of [merged([old, fresh]), merged([fresh, old])]) {
      expect(person).toMatchObject({ address: OAK, asOf: '2026-02-01' })
      expect(person.otherAddress).toBeUndefined()
    }
  })

  test('without a day the first stays, and the other is shown with it', () => {
    const person = merged([ana(ELM), ana(OAK)])
    expect(person).toMatchObject({ address: ELM, otherAddress: OAK })
    expect(flagsOf(person, { letter: '2026-11-22', breach: '2026-10-01' })).toEqual(['two_addresses'])
  })

  test('a day on one list alone decides nothing', () => {
    expect(merged([ana(ELM), ana(OAK, { asOf: '2026-02-01' })])).toMatchObject({ address: ELM, otherAddress: OAK })
    expect(merged([ana(OAK, { asOf: '2026-02-01' }), ana(ELM)])).toMatchObject({ address: OAK, otherAddress: ELM })
  })

  test('of three, one that a day decides against is not shown', () => {
    const three = [ana(ELM, { asOf: '2018-01-01' }), ana(BOX), ana(OAK, { asOf: '2026-02-01' })]
    expect(merged(three)).toMatchObject({ address: BOX, otherAddress: OAK })
  })

  test.each<[string, Address]>([
    ['a word instead of a street', { ...OAK, line1: 'UNKNOWN' }],
    ['a mark that mail came back', { ...OAK, line1: 'RETURNED MAIL - BAD ADDRESS' }],
    ['a street alone', { line1: '9 Oak Ave' }],
    ['nothing', {}],
    ['a place without a street', { city: 'Salem', state: 'MA', zip: '01970' }],
  ])('one to which a letter can go stands before %s, also a newer one', (_what, address) => {
    const useless = ana(address, { asOf: '2026-02-01' })
    for (const person of [merged([useless, ana(ELM)]), merged([ana(ELM, { asOf: '2001-01-01' }), useless])]) {
      expect(person.address).toEqual(ELM)
      expect(person.otherAddress).toBeUndefined()
    }
  })

  test('what one leaves out of the same address the other fills in', () => {
    const { zip: _, ...short } = ELM
    expect(merged([ana(short), ana({ ...ELM, line2: 'Apt 3' })]).address).toEqual({ ...ELM, line2: 'Apt 3' })
  })

  test('the order changes nothing where every list has another day', () => {
    const dated = fc.uniqueArray(fc.integer({ min: 10, max: 99 }), { minLength: 2, maxLength: 5 })
    fc.assert(
      fc.property(dated, (years) => {
        const lists = years.map((year) => ana({ ...ELM, line1: `${year} Elm St` }, { asOf: `20${year}-01-01` }))
        const newest = Math.max(...years)
        for (const person of [merged(lists), merged(lists.toReversed())])
          expect([person.address.line1, person.otherAddress]).toEqual([`${newest} Elm St`, undefined])
      }),
    )
  })
})

describe('one address written in two ways is one', () => {
  test.each<[Address, Address]>([
    [ELM, { ...ELM, line1: '12 ELM STREET' }],
    [ELM, { ...ELM, line1: '12 Elm St.', zip: '01852-1234' }],
    [
      { ...ELM, line2: 'Apt 3' },
      { ...ELM, line1: '12 Elm Street #3' },
    ],
    [
      { ...ELM, line2: 'Apt 3' },
      { ...ELM, line1: '12 Elm St Apt 3' },
    ],
    [ELM, { ...ELM, line2: 'Apt 3' }],
    [ELM, { ...ELM, line1: '12 Elmm St' }],
    [ELM, { line1: '12 Elm St', zip: '01852' }],
  ])('%j and %j', (one, other) => {
    expect([areTwo(one, other), areTwo(other, one)]).toEqual([false, false])
  })

  test.each<[Address, Address]>([
    [ELM, { ...ELM, line1: '14 Maple St' }],
    [ELM, BOX],
    [
      { ...ELM, line2: 'Apt 3' },
      { ...ELM, line2: 'Apt 4' },
    ],
    [ELM, { ...OAK, line1: '12 Elm St' }],
    [ELM, { ...ELM, line1: '240 Elm St' }],
  ])('but %j and %j are two', (one, other) => {
    expect([areTwo(one, other), areTwo(other, one)]).toEqual([true, true])
  })
})

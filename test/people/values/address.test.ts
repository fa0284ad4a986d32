import { expect, test } from 'vitest'
import { hasUsableAddress } from '../../../src/people/values/address.ts'
import type { Address } from '../../../src/people/values/person.ts'

test.each<[Address]>([
  [{ line1: '742 Evergreen Ter', city: 'Springfield', state: 'MA', zip: '01105' }],
  [{ line1: 'PO Box 12', city: 'Boston', state: 'MA' }],
  [{ line1: 'General Delivery', zip: '99501-9998' }],
  [{ line1: '1 A St', zip: '011051234' }],
  [{ line1: '5 Rue Haute', city: 'Lyon', country: 'FR' }],
])('a letter can be sent to %j', (address) => {
  expect(hasUsableAddress(address)).toBe(true)
})

test.each<[Address]>([
  [{}],
  [{ city: 'Boston', state: 'MA', zip: '02115' }],
  [{ line1: '   ', zip: '02115' }],
  [{ line1: '---', zip: '02115' }],
  [{ line1: 'Unknown', city: 'Boston', state: 'MA', zip: '02115' }],
  [{ line1: 'n/a', zip: '02115' }],
  [{ line1: 'HOMELESS', zip: '02115' }],
  [{ line1: '1 A St' }],
  [{ line1: '1 A St', city: 'Boston' }],
  [{ line1: '1 A St', zip: '2115' }],
  [{ line1: '1 A St', zip: '00000' }],
  [{ line1: '5 Rue Haute', zip: '69001', country: 'France' }],
])('a letter cannot be sent to %j', (address) => {
  expect(hasUsableAddress(address)).toBe(false)
})

import { ana, ruth, tim } from '../../src/demo/cast/patients.ts'
import type { Person } from '../../src/people/values/person.ts'

// The patients of the demo are those of the tests: src may not import from test, and a name means one person everywhere.
export * from '../../src/demo/cast/patients.ts'

/** Ana, as a roster has her whose addresses nobody cleaned. */
export const anaAsTyped: Person = {
  ...ana,
  address: { line1: '742 Evergreen Ter.', line2: 'Apartment 3b', city: 'Springfield', state: 'MA', zip: '011051234' },
}

/** Tim, where nobody says who his parents are. */
export const timAlone: Person = { ...without(tim, 'guardianName'), address: anaAsTyped.address }

/** Ruth, where nobody says who her next of kin is. */
export const ruthAlone: Person = { ...without(ruth, 'representativeName'), address: anaAsTyped.address }

function without(person: Person, fact: keyof Person): Person {
  return { ...person, [fact]: undefined }
}

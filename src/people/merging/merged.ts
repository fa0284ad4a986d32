import type { Person } from '../values/person.ts'
import { addressOfAll } from './addresses.ts'
import { confidentialOfAll } from './confidential.ts'
import { filled } from './fill.ts'
import { lifeOfAll } from './life.ts'

/**
 * One person of all descriptions of him or her, the first that was heard first: it holds, and the others fill what it leaves
 * open. Where they disagree on life or address, the rules of this room's README decide or ask.
 */
export function merged(descriptions: readonly Person[]): Person {
  const [first, ...others] = descriptions as [Person, ...Person[]]
  if (others.length === 0) return first
  const { residence: _, otherAddress: __, ...person } = others.reduce(filled, first)
  const place = confidentialOfAll(descriptions) ?? addressOfAll(descriptions)
  return { ...withoutDeath(person), ...lifeOfAll(descriptions), ...place, ...asOfAll(descriptions) }
}

function withoutDeath({ deceased: _, deathDate: __, ...person }: Person): Person {
  return person
}

function asOfAll(descriptions: readonly Person[]): Pick<Person, 'asOf'> {
  const days = descriptions.flatMap(({ asOf }) => asOf ?? [])
  return days.length === 0 ? {} : { asOf: days.reduce((one, other) => (one < other ? other : one)) }
}

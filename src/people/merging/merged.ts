import type { Person } from '../values/person.ts'
import { addressOfAll } from './addresses.ts'
import { confidentialOfAll } from './confidential.ts'
import { filled } from './fill.ts'
import { lifeOfAll } from './life.ts'
import { relativesOfAll, withoutRelatives } from './relatives.ts'

/**
 * One person of all descriptions of him or her, the first that was heard first: it holds, and the others fill what it leaves
 * open. Where they disagree on life or address, the rules of this room's README decide or ask.
 */
export function merged(descriptions: readonly Person[]): Person {
  if (descriptions.length === 1) return descriptions[0]!
  const [first, ...others] = standing(descriptions) as [Person, ...Person[]]
  const {
    residence: _,
    otherAddress: __,
    mergedInto: ___,
    perhapsNobody: ____,
    ...person
  } = others.reduce(filled, first)
  const place = confidentialOfAll(descriptions) ?? addressOfAll([first, ...others])
  return {
    ...withoutDeath(withoutRelatives(person)),
    ...relativesOfAll([first, ...others]),
    ...lifeOfAll(descriptions),
    ...place,
    ...asOfAll(descriptions),
    ...nobodyOfAll(descriptions),
  }
}

// Who is somebody on one list is.
function nobodyOfAll(descriptions: readonly Person[]): Pick<Person, 'perhapsNobody'> {
  return descriptions.every(({ perhapsNobody }) => perhapsNobody) ? { perhapsNobody: true } : {}
}

// A record that was merged into another says only what that one leaves open.
function standing(descriptions: readonly Person[]): Person[] {
  const isGone = ({ mergedInto }: Person) => mergedInto !== undefined
  return [...descriptions.filter((each) => !isGone(each)), ...descriptions.filter(isGone)]
}

function withoutDeath({ deceased: _, deathDate: __, ...person }: Person): Person {
  return person
}

function asOfAll(descriptions: readonly Person[]): Pick<Person, 'asOf'> {
  const days = descriptions.flatMap(({ asOf }) => asOf ?? [])
  return days.length === 0 ? {} : { asOf: days.reduce((one, other) => (one < other ? other : one)) }
}

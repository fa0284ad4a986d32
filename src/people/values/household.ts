import { hasUsableAddress } from './address.ts'
import { fold } from './fold.ts'
import type { Address, Person } from './person.ts'
import { deliveryOf } from './unit.ts'

/**
 * Names the building of an address, the same for every way to write it: street line without the unit, and ZIP code or
 * place. Undefined where the address is of no use.
 */
export function buildingOf(address: Address): string | undefined {
  if (!hasUsableAddress(address)) return undefined
  const { street } = deliveryOf(address)
  return street === '' ? undefined : `${street}|${placeOf(address)}`
}

/** Those who live at one address; `family` of them have the first one's family name. Each gets a letter of their own. */
export type Household = { people: number; family: number }

/** The household of a person among others who may live nearby; null where he or she lives alone as far as is known. */
export function householdOf(person: Person, others: readonly Person[]): Household | null {
  const home = homeOf(person.address)
  const together = home === undefined ? [] : others.filter((other) => homeOf(other.address) === home)
  if (together.length === 0) return null
  const family = together.filter((other) => isOneFamily(person, other)).length
  return { people: together.length + 1, family: family + 1 }
}

function isOneFamily(one: Person, other: Person): boolean {
  const name = fold(one.familyName)
  return name !== '' && name === fold(other.familyName)
}

/** How many of the others live in units of the same building, and how many there have none. */
export function neighboursOf(person: Person, others: readonly Person[]): { inUnits: number; without: number } {
  const building = buildingOf(person.address)
  const near = building === undefined ? [] : others.filter(({ address }) => buildingOf(address) === building)
  const inUnits = near.filter(({ address }) => deliveryOf(address).unit !== '').length
  return { inUnits, without: near.length - inUnits }
}

function placeOf({ zip, city, state }: Address): string {
  return zip?.slice(0, 5) ?? `${fold(city)} ${fold(state)}`
}

function homeOf(address: Address): string | undefined {
  const building = buildingOf(address)
  return building && `${building}|${deliveryOf(address).unit}`
}

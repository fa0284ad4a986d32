import { relateStreets } from '../linkage/comparison/relate-streets.ts'
import { hasUsableAddress } from '../values/address.ts'
import { addressWords } from '../values/address-words.ts'
import { fold } from '../values/fold.ts'
import type { Address, Person } from '../values/person.ts'
import { deliveryOf } from '../values/unit.ts'
import { filledAddress } from './fill.ts'

/** An address of one of the lists, and the day on which it was so, where the list says it. */
export type Dated = Pick<Person, 'address' | 'asOf'>

/**
 * The address that holds of all that the lists give: one to which a letter can go stands before any other, then the newer by
 * a day that both lists name, then the first that was heard. `otherAddress` is the first that no day decides against.
 */
export function addressOfAll(given: readonly Dated[]): Pick<Person, 'address' | 'otherAddress'> {
  const usable = given.filter(({ address }) => hasUsableAddress(address))
  if (usable.length === 0) return { address: given.map(({ address }) => address).reduce(filledAddress) }
  const [chosen, ...others] = usable.filter((each) => !usable.some((newer) => isOlder(each, newer)))
  const address = given.map((each) => each.address).reduce(filledAddress, chosen!.address)
  const other = others.find((each) => areTwo(each.address, address))
  return other ? { address, otherAddress: other.address } : { address }
}

/** Whether two usable addresses are two places: another house or street, or another unit in the house. */
export function areTwo(one: Address, other: Address): boolean {
  const [mine, theirs] = [deliveryOf(one), deliveryOf(other)]
  if (mine.unit !== '' && theirs.unit !== '' && mine.unit !== theirs.unit) return true
  if (relateStreets(mine.street, theirs.street) === 'other') return linesOf(one) !== linesOf(other)
  return differ(one.zip?.slice(0, 5), other.zip?.slice(0, 5)) && differ(fold(one.city), fold(other.city))
}

function differ(one = '', other = ''): boolean {
  return one !== '' && other !== '' && one !== other
}

function isOlder({ asOf: one }: Dated, { asOf: other }: Dated): boolean {
  return one !== undefined && other !== undefined && one < other
}

// The two lines may stand in either order.
function linesOf({ line1, line2 }: Address): string {
  return [...addressWords(line1), ...addressWords(line2)].sort().join(' ')
}

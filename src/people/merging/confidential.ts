import { hasUsableAddress } from '../values/address.ts'
import type { Person } from '../values/person.ts'
import { addressOfAll, areTwo, type Dated } from './addresses.ts'

/** Where letters go to somebody who asked for confidential communication, and where he or she lives. */
export type Confidential = Pick<Person, 'confidential' | 'address' | 'residence'>

/**
 * The confidential address of somebody who asked for one on any list; undefined where nobody did. The ordinary address of
 * another list never takes its place: without a confidential one, or with two of which no day tells the newer, there is none.
 */
export function confidentialOfAll(descriptions: readonly Person[]): Confidential | undefined {
  const asked = descriptions.filter(({ confidential }) => confidential)
  if (asked.length === 0) return undefined
  const home = ordinaryOf(descriptions)
  return { confidential: true, address: oneOf(asked), ...(home && { residence: home }) }
}

function oneOf(asked: readonly Dated[]): Person['address'] {
  const given = asked.filter(({ address }) => hasUsableAddress(address))
  if (given.length === 0) return {}
  const { address, otherAddress } = addressOfAll(given)
  return otherAddress && areTwo(address, otherAddress) ? {} : address
}

function ordinaryOf(descriptions: readonly Person[]): Person['address'] | undefined {
  const given = descriptions.flatMap(({ confidential, address, residence, asOf }) => {
    const home = residence ?? (confidential ? undefined : address)
    return home ? [{ address: home, ...(asOf && { asOf }) }] : []
  })
  return given.length === 0 ? undefined : addressOfAll(given).address
}

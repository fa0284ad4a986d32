import type { Described } from '../../people/linkage/join.ts'
import { batches } from '../../storage/core/batches.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { missingPerson, refuseDestroyed } from './missing.ts'
import { type KnownPerson, openPeople, vaultOf } from './people.ts'
import { affectedAmong } from './person-rows.ts'
import { unsealPeople } from './sealed-blocks.ts'
import { descriptionsOf } from './sealed-person.ts'

/** One of the affected with each description, of one roster's row, that he or she is made of. */
export type WholePerson = KnownPerson & { descriptions: readonly Described[] }

/** These people whole, in no order; whoever is no longer among the affected is left out. */
export async function wholePeople(opened: OpenIncident, ids: readonly string[]): Promise<WholePerson[]> {
  const vault = await vaultOf(opened)
  const people: WholePerson[] = []
  for (const some of batches(ids)) {
    const rows = await affectedAmong(opened, some)
    const known = await openPeople(opened, rows)
    const open = await unsealPeople(opened.book, vault, rows)
    const descriptions = new Map(rows.map((row) => [row.person, descriptionsOf(row.person, open(row))]))
    people.push(...known.map((each) => ({ ...each, descriptions: descriptions.get(each.id) ?? [] })))
  }
  return people
}

/** One of the affected whole, or Missing. */
export async function theWholePerson(opened: OpenIncident, id: string): Promise<WholePerson> {
  await refuseDestroyed(opened, id)
  const [found] = await wholePeople(opened, [id])
  if (!found) throw missingPerson(opened.id)
  return found
}

import type { Described } from '../../people/linkage/join.ts'
import { batches } from '../../storage/core/batches.ts'
import { findPeople } from '../../storage/people/people.ts'
import type { Book } from '../book/book.ts'
import { missingPerson } from './missing.ts'
import { type KnownPerson, openPeople, vaultOf } from './people.ts'
import { unsealPeople } from './sealed-blocks.ts'
import { descriptionsOf } from './sealed-person.ts'

/** One of the affected with each description, of one roster's row, that he or she is made of. */
export type WholePerson = KnownPerson & { said: readonly Described[] }

/** These people whole, in no order; whoever is no longer among the affected is left out. */
export async function wholePeople(book: Book, incident: string, ids: readonly string[]): Promise<WholePerson[]> {
  const vault = await vaultOf(book, incident)
  const people: WholePerson[] = []
  for (const some of batches(ids)) {
    const rows = await findPeople(book.db, incident, some)
    const known = await openPeople(book, incident, rows)
    const open = await unsealPeople(book.db, vault, rows)
    const said = new Map(rows.map((row) => [row.person, descriptionsOf(row.person, open(row))]))
    people.push(...known.map((each) => ({ ...each, said: said.get(each.id) ?? [] })))
  }
  return people
}

/** One of the affected whole, or Missing. */
export async function theWholePerson(book: Book, incident: string, id: string): Promise<WholePerson> {
  const [found] = await wholePeople(book, incident, [id])
  if (!found) throw missingPerson(incident)
  return found
}

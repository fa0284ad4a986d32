import type { Described } from '../../people/linkage/join.ts'
import type { Reader } from '../../storage/core/database.ts'
import { findAnybody, listEveryRowOf } from '../../storage/people/people.ts'
import type { IncidentVault } from '../../storage/vault/vault.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { missingPerson } from '../people/missing.ts'
import { unsealPeople } from '../people/sealed-blocks.ts'
import { descriptionsOf } from '../people/sealed-person.ts'

/**
 * Under which ids one person’s records lie: his or her own, those of people who turned out to be the same, and the rows of
 * rosters that describe them. `said`: all that was ever said of them.
 */
export type Whose = {
  person: string
  people: readonly string[]
  descriptions: readonly string[]
  said: readonly Described[]
}

/** Finds them out. Missing where there is no such person. */
export async function whoseRecords({ book, id }: OpenIncident, vault: IncidentVault, person: string): Promise<Whose> {
  const [row] = await findAnybody(book.db, id, [person])
  if (!row) throw missingPerson(id)
  const open = await unsealPeople({ db: book.db }, vault, [row])
  const descriptions = [...new Set([person, ...descriptionsOf(person, open(row)).map((each) => each.id)])]
  const same = (await findAnybody(book.db, id, descriptions)).filter((each) => !each.present)
  const people = [...new Set([person, ...same.map((each) => each.person)])]
  return { person, people, descriptions, said: await everythingSaid(book.db, id, vault, people) }
}

async function everythingSaid(db: Reader, incident: string, vault: IncidentVault, people: readonly string[]) {
  const rows = await listEveryRowOf(db, incident, people)
  const open = await unsealPeople({ db }, vault, rows)
  return rows.flatMap((row) => descriptionsOf(row.person, open(row)))
}

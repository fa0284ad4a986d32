import { batches } from '../../storage/core/batches.ts'
import { findIncidentVault } from '../../storage/incident/incidents.ts'
import { findAnybody, listPeople } from '../../storage/people/people.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { unsealPeople } from './sealed-blocks.ts'
import { descriptionsOf } from './sealed-person.ts'

const PAGE = 500

/**
 * Who of the affected somebody turned out to be who is no longer among them under an id of his or her own: of two who are
 * one, one id stays. Whoever is still there, or is nobody of them, does not stand in it.
 */
export async function mergedInto(opened: OpenIncident, ids: readonly string[]): Promise<Map<string, string>> {
  const { book, id: incident } = opened
  const heirs = new Map<string, string>()
  const gone = await descriptionsOfGone(opened, ids)
  for (let after: string | undefined; gone.size > 0; ) {
    const rows = await listPeople(book.db, incident, { after, limit: PAGE })
    for (const [description, person] of await heard(opened, rows)) {
      const before = gone.get(description)
      if (before !== undefined) heirs.set(before, person)
    }
    if (rows.length < PAGE) break
    after = rows.at(-1)?.person
  }
  return heirs
}

async function descriptionsOfGone(opened: OpenIncident, ids: readonly string[]) {
  const { book, id: incident } = opened
  const gone = new Map<string, string>()
  for (const some of batches(ids)) {
    const rows = await findAnybody(book.db, incident, some)
    const absent = rows.filter(({ present }) => !present)
    for (const [description, person] of await heard(opened, absent)) gone.set(description, person)
  }
  return gone
}

type Rows = Awaited<ReturnType<typeof listPeople>>

// Each description with whose it is; none where the key of the incident's people was destroyed.
async function heard(opened: OpenIncident, rows: Rows): Promise<[string, string][]> {
  const { book, id: incident } = opened
  const vault = await findIncidentVault(book.db, book.vault, incident)
  if (!vault) return []
  const open = await unsealPeople(book, vault, rows)
  return rows.flatMap((row) =>
    descriptionsOf(row.person, open(row)).map(({ id }): [string, string] => [id, row.person]),
  )
}

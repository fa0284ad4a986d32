import type { World } from '../../runtime/world.ts'
import { batches } from '../../storage/core/batches.ts'
import { findIncidentVault } from '../../storage/incident/incidents.ts'
import { findAnybody, listPeople } from '../../storage/people/people.ts'
import { unsealPeople } from './sealed-blocks.ts'
import { descriptionsOf } from './sealed-person.ts'

const PAGE = 500

/**
 * Who of the affected somebody turned out to be who is no longer among them under an id of his or her own: of two who are
 * one, one id stays. Whoever is still there, or is nobody of them, does not stand in it.
 */
export async function mergedInto(world: World, incident: string, ids: readonly string[]): Promise<Map<string, string>> {
  const heirs = new Map<string, string>()
  const gone = await descriptionsOfGone(world, incident, ids)
  for (let after: string | undefined; gone.size > 0; ) {
    const rows = await listPeople(world.db, incident, { after, limit: PAGE })
    for (const [description, person] of await heard(world, incident, rows)) {
      const before = gone.get(description)
      if (before !== undefined) heirs.set(before, person)
    }
    if (rows.length < PAGE) break
    after = rows.at(-1)?.person
  }
  return heirs
}

async function descriptionsOfGone(world: World, incident: string, ids: readonly string[]) {
  const gone = new Map<string, string>()
  for (const some of batches(ids)) {
    const rows = await findAnybody(world.db, incident, some)
    const absent = rows.filter(({ present }) => present === 0)
    for (const [description, person] of await heard(world, incident, absent)) gone.set(description, person)
  }
  return gone
}

type Rows = Awaited<ReturnType<typeof listPeople>>

// Each description with whose it is; none where the key of the incident's people was destroyed.
async function heard(world: World, incident: string, rows: Rows): Promise<[string, string][]> {
  const vault = await findIncidentVault(world.db, world.vault, incident)
  if (!vault) return []
  const open = await unsealPeople(world.db, vault, rows)
  return rows.flatMap((row) =>
    descriptionsOf(row.person, open(row)).map(({ id }): [string, string] => [id, row.person]),
  )
}

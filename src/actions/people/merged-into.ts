import { batches } from '../../storage/core/batches.ts'
import { listWrittenSince, type StoredPerson } from '../../storage/people/people.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { knownVaultOf } from './people.ts'
import { anybodyAmong } from './person-rows.ts'
import { unsealPeople } from './sealed-blocks.ts'
import { descriptionsOf } from './sealed-person.ts'

const PAGE = 500

/**
 * Who of the affected somebody turned out to be who is no longer among them under an id of his or her own: of two who are
 * one, one id stays. Where descriptions went apart, who bears the person's own says it. Whoever is still there, or is nobody
 * of them, does not stand in it. Opened are only those who went,
 * and those who were written anew since the first of them did: who takes a description over is written with it.
 */
export async function mergedInto(opened: OpenIncident, ids: readonly string[]): Promise<Map<string, string>> {
  const merged = new Map<string, string>()
  const { byDescription, snapshots } = await peopleGone(opened, ids)
  for await (const rows of writtenSince(opened, byDescription.size > 0 ? snapshots : []))
    for (const [description, person] of await descriptionsIn(opened, rows))
      for (const gone of byDescription.get(description) ?? [])
        if (description === gone || !merged.has(gone)) merged.set(gone, person)
  return merged
}

/** Who of them is gone, by each description, and the snapshots by which they went. */
async function peopleGone(opened: OpenIncident, ids: readonly string[]) {
  const byDescription = new Map<string, string[]>()
  const snapshots = new Set<string>()
  for (const some of batches(ids)) {
    const gone = [...(await anybodyAmong(opened, some)).values()].filter(({ present }) => !present)
    for (const { recount } of gone) snapshots.add(recount)
    for (const [description, person] of await descriptionsIn(opened, gone))
      byDescription.set(description, [...(byDescription.get(description) ?? []), person])
  }
  return { byDescription, snapshots: [...snapshots] }
}

async function* writtenSince({ book, id }: OpenIncident, snapshots: readonly string[]): AsyncGenerator<StoredPerson[]> {
  for (let after: string | undefined; snapshots.length > 0; ) {
    const rows = await listWrittenSince(book.db, id, snapshots, { after, limit: PAGE })
    yield rows
    if (rows.length < PAGE) return
    after = rows.at(-1)?.person
  }
}

// Each description with whose it is; none where the key of the incident's people was destroyed.
async function descriptionsIn(opened: OpenIncident, rows: readonly StoredPerson[]): Promise<[string, string][]> {
  const vault = await knownVaultOf(opened)
  if (!vault) return []
  const open = await unsealPeople(opened.book, vault, rows)
  return rows.flatMap((row) =>
    descriptionsOf(row.person, open(row)).map(({ id }): [string, string] => [id, row.person]),
  )
}

import { clashIfNewer } from '../../storage/count/roster-snapshots.ts'
import { deleteDetailsAbout, deleteUploadsOf, listReferencesOf } from '../../storage/retention/person-letters.ts'
import { deleteDraftsAbout } from '../../storage/users/drafts.ts'
import { forgetAnswersAbout } from '../book/idempotency.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { vaultOf } from '../people/people.ts'
import { snapshotOf } from '../people/snapshot.ts'
import type { Destroying } from './destroy-incident.ts'
import { letterWrites } from './letters-of-person.ts'
import { callWrites, rosterWrites, rowWrites } from './rows-of-person.ts'
import { sheetWrites } from './sheets-of-person.ts'
import { whoseRecords } from './whose-records.ts'

/**
 * The destruction of what an incident keeps of one person, also on sheets that hold others: who described him or her, in every
 * recount; corrections, decisions, calls, letters. Clashes with a recount that is made meanwhile. That there is such a person stays, and is counted as before.
 */
export async function destroyPerson(opened: OpenIncident, person: string): Promise<Destroying> {
  const { book, id, incident } = opened
  const vault = await vaultOf(opened)
  const whose = await whoseRecords(opened, vault, person)
  const { people } = whose
  const references = await listReferencesOf(book.db, id, people)
  const { calls, writes } = await callWrites(opened, vault, whose, references)
  return {
    incident,
    counts: { people: 1, letters: references.length, attachments: 0 },
    writes: [
      ...(await sheetWrites(opened, vault, whose)),
      ...(await rowWrites(opened, vault, whose)),
      ...(await rosterWrites(opened, whose)),
      ...(await letterWrites(opened, vault, { people, references })),
      ...writes,
      deleteDetailsAbout(id, { people, references, calls }),
      ...deleteUploadsOf(id),
      clashIfNewer(id, (await snapshotOf(opened))?.number ?? 0),
      await forgetAnswersAbout(book, id),
      deleteDraftsAbout(id),
    ],
  }
}

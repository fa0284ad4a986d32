import type { DestroyedCounts } from '../../breach/incident/destruction.ts'
import type { Incident } from '../../breach/incident/incident.ts'
import type { Write } from '../../storage/core/statement.ts'
import { destroyReports, listReportsOfIncident } from '../../storage/reports/reports.ts'
import { countKept } from '../../storage/retention/aged-incidents.ts'
import { destroySealedPeople } from '../../storage/retention/destroyed-incident.ts'
import { updateRosterSeal } from '../../storage/roster/rosters.ts'
import { deleteDraftsAbout } from '../../storage/users/drafts.ts'
import { forgetAnswersAbout } from '../book/idempotency.ts'
import { headcountOf } from '../count/headcount.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { DESTROYED } from '../people/missing.ts'
import { rostersOf, sealRoster } from '../roster/rosters.ts'

/** What a destruction writes, what it counts, and the incident after it. */
export type Destroying = { incident: Incident; counts: DestroyedCounts; writes: Write[] }

/** The destruction of the key of an incident’s people and of all that lies sealed for them, in this incident alone. */
export async function destroyIncident(opened: OpenIncident): Promise<Destroying> {
  const { book, id, incident } = opened
  const [count, kept, rosters, answers, sealed, reports] = await Promise.all([
    headcountOf(opened),
    countKept(book.db, [id]),
    rostersOf(opened),
    forgetAnswersAbout(book, id),
    destroySealedPeople(book.db, id),
    listReportsOfIncident(book.db, id),
  ])
  const emptied = rosters.map((roster) =>
    updateRosterSeal(roster.id, sealRoster(book, roster.id, { fileName: DESTROYED, problems: [] })),
  )
  return {
    incident: withoutSigner(incident),
    counts: { people: count?.people ?? 0, letters: 0, attachments: 0, ...kept.get(id) },
    writes: [...sealed, ...destroyReports(reports), ...emptied, answers, deleteDraftsAbout(id)],
  }
}

// The patient, or whoever signed in his or her place.
function withoutSigner(incident: Incident): Incident {
  const { authorization } = incident
  if (!authorization) return incident
  const { signer, scope } = authorization
  return {
    ...incident,
    authorization: { ...authorization, signer: signer && DESTROYED, scope: scope && DESTROYED },
  }
}

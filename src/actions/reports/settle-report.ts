import type { Incident } from '../../breach/incident/incident.ts'
import { Refused } from '../../errors.ts'
import type { Actor } from '../../storage/log/commit.ts'
import type { Book } from '../book/book.ts'
import { type FirstFacts, logIncident } from '../incident/log-incident.ts'
import { openIncident } from '../incident/open-incident.ts'
import { refuseDestroyed } from '../people/missing.ts'
import { follow, nextEntry } from './follow-up.ts'
import { type Report, theReport } from './reports.ts'

/** Logs an incident from a report, in one commit. Refused where the report belongs to an incident already. */
export async function becomeIncident(book: Book, by: Actor, id: string, facts: FirstFacts): Promise<Incident> {
  await refuseSettled(book, id)
  return await logIncident(book, by, facts, async (incident) => {
    await refuseSettled(book, id)
    return await nextEntry(book, id, { kind: 'incident', by: by.id, incident })
  })
}

/** Adds a report to an incident that is there. Refused where the report belongs to one already. */
export async function joinIncident(book: Book, by: Actor, id: string, incident: string): Promise<Report> {
  await refuseSettled(book, id)
  await refuseDestroyed(await openIncident(book, incident))
  return await follow(book, by, id, { act: 'report_joined', kind: 'joined', words: {}, incident })
}

/** Closes a report that is no incident: `text` tells the reporter, `reason` stays here. */
export async function closeReport(
  book: Book,
  by: Actor,
  id: string,
  words: { text: string; reason: string },
): Promise<Report> {
  const { state } = await refuseSettled(book, id)
  if (state === 'closed') throw new Refused('This report is closed already.')
  return await follow(book, by, id, { act: 'report_closed', kind: 'closed', words })
}

async function refuseSettled(book: Book, id: string): Promise<Report> {
  const report = await theReport(book, id)
  if (report.incident !== null) throw new Refused(`This report belongs to incident ${report.incident} already.`)
  return report
}

import type { Incident } from '../../breach/incident/incident.ts'
import { type Day, inWords } from '../../breach/law/day.ts'
import { isKnownBefore } from '../../breach/reports/report.ts'
import { Refused } from '../../errors.ts'
import type { Actor } from '../../storage/log/commit.ts'
import type { Book } from '../book/book.ts'
import { type FirstFacts, logIncident } from '../incident/log-incident.ts'
import { openIncident } from '../incident/open-incident.ts'
import { knownSince } from '../incident/order-of-days.ts'
import { refuseDestroyed } from '../people/missing.ts'
import { follow, nextEntry } from './follow-up.ts'
import { type Report, theReport } from './reports.ts'

/**
 * Logs an incident from a report, in one commit. Refused where the report belongs to an incident already, or where somebody
 * here knew before the discovery date and nothing says why that counts for nothing.
 */
export async function becomeIncident(
  book: Book,
  by: Actor,
  id: string,
  { laterBecause = null, ...facts }: FirstFacts & WhyLater,
): Promise<Incident> {
  const report = await refuseSettled(book, id)
  refuseLaterThanKnown(report, facts.discoveredOn, laterBecause, 'discoveredOn')
  return await logIncident(book, by, facts, async (incident) => {
    await refuseSettled(book, id)
    return await nextEntry(book, id, { kind: 'incident', by: by.id, incident, words: { reason: laterBecause } })
  })
}

/** Adds a report to an incident that is there. Refused as one that becomes an incident is. */
export async function joinIncident(
  book: Book,
  by: Actor,
  id: string,
  { incident, laterBecause = null }: { incident: string } & WhyLater,
): Promise<Report> {
  const report = await refuseSettled(book, id)
  const opened = await openIncident(book, incident)
  await refuseDestroyed(opened)
  refuseLaterThanKnown(report, knownSince(opened.incident), laterBecause, 'laterBecause')
  return await follow(book, by, id, { act: 'report_joined', kind: 'joined', words: { reason: laterBecause }, incident })
}

/** Why an incident may count from a later day than that of a report: only whoever did it knew, say. */
export type WhyLater = { laterBecause?: string | null }

// What anyone here knew is known to the practice, but for whoever did it: 45 CFR 164.404(a)(2).
function refuseLaterThanKnown({ knownOn }: Report, since: Day, laterBecause: string | null, path: string): void {
  if (laterBecause !== null || !isKnownBefore(knownOn, since)) return
  const message = `Somebody here knew of this on ${inWords(knownOn)}, and the incident counts from ${inWords(since)}. Enter the earlier day as its discovery date, or say why the later one holds: the legal deadlines run from it.`
  throw new Refused(message, [{ path, message }])
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

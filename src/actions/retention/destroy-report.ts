import { keepUntil, RETENTION_CITATION, retentionState } from '../../breach/incident/retention.ts'
import { type Day, inWords } from '../../breach/law/day.ts'
import { Refused } from '../../errors.ts'
import type { Actor } from '../../storage/log/commit.ts'
import { destroyReports } from '../../storage/reports/reports.ts'
import type { Book } from '../book/book.ts'
import { refuseSameHand } from '../book/second-person.ts'
import { dayAt, todayOf, zoneOf } from '../book/today.ts'
import { follow } from '../reports/follow-up.ts'
import { type Report, theReport } from '../reports/reports.ts'
import type { WithOverwriting } from './confirm-destruction.ts'

/** Until when a closed report is kept; null for one that is open, or that belongs to an incident and falls with it. */
export type ReportRetention = { until: Day; isOver: boolean; askedBy: string | null } | null

/** How long a report is kept: six years from the last that was said about it. */
export async function retentionOfReport(book: Book, { state, entries }: Report): Promise<ReportRetention> {
  if (state !== 'closed') return null
  const said = entries.filter(({ kind }) => kind !== 'destruction_asked').at(-1)
  const until = keepUntil(dayAt(said?.saidAt ?? book.now(), await zoneOf(book)))
  const newest = entries.at(-1)
  return {
    until,
    isOver: retentionState(until, await todayOf(book)) === 'ended',
    askedBy: newest?.kind === 'destruction_asked' ? newest.saidBy : null,
  }
}

/** Asks for a report to be destroyed; a second person confirms. Refused before its six years are over. */
export async function askReportDestruction(book: Book, by: Actor, id: string): Promise<Report> {
  const { askedBy } = await refuseKept(book, id)
  if (askedBy !== null) throw new Refused('The destruction of this report waits for its second person already.')
  return await follow(book, by, id, { act: 'report_destruction_asked', kind: 'destruction_asked', words: {} })
}

/** Destroys a report, its photo and all that was said about it, as the second person. That it was there stays. */
export async function confirmReportDestruction(book: Book & WithOverwriting, by: Actor, id: string): Promise<Report> {
  const { askedBy } = await refuseKept(book, id)
  if (askedBy === null)
    throw new Refused('Nobody has asked to destroy this report. Ask first; a second person confirms.')
  await refuseSameHand(book, { report: id, author: askedBy, what: 'the destruction' }, by.id)
  const writes = destroyReports([id])
  const gone = await follow(book, by, id, { act: 'report_destroyed', kind: 'destroyed', words: {}, writes })
  await book.overwriting?.overwrite()
  return gone
}

async function refuseKept(book: Book, id: string) {
  const report = await theReport(book, id)
  const kept = await retentionOfReport(book, report)
  if (report.incident !== null)
    throw new Refused(`This report belongs to incident ${report.incident} and is destroyed with its records.`)
  if (kept === null) throw new Refused('This report is not closed. Its six years begin when it is.')
  if (!kept.isOver) throw new Refused(`This report must be kept until ${inWords(kept.until)} (${RETENTION_CITATION}).`)
  return kept
}

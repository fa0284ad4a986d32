import { type WaitingReport, waitingEntry } from '../../breach/reminders/report-reminders.ts'
import { isOpenReport } from '../../breach/reports/report.ts'
import { listReportEntries, listReports } from '../../storage/reports/reports.ts'
import type { Book } from '../book/book.ts'
import { dayAt, zoneOf } from '../book/today.ts'

/** A report that an officer still has to look at, with the incident to which it belongs, if any. */
export type OpenReport = { incident: string | null; waiting: WaitingReport | null }

/** The reports that are open, without a word of them: nothing of them is unsealed. */
export async function openReportsOf(book: Book): Promise<OpenReport[]> {
  const rows = (await listReports(book.db)).filter(({ sealedKey }) => sealedKey.length > 0)
  const ids = rows.map(({ id }) => id)
  const [entries, zone] = await Promise.all([listReportEntries(book.db, ids), zoneOf(book)])
  const byReport = Map.groupBy(entries, ({ report }) => report)
  return rows.flatMap(({ id, receivedAt, receivedBy }) => {
    const followed = byReport.get(id) ?? []
    if (!isOpenReport(followed)) return []
    const entry = waitingEntry(followed)
    const said = { saidAt: receivedAt, saidBy: receivedBy, ...(entry !== 0 && followed.at(-1)) }
    const waiting = { report: id, entry: entry ?? 0, since: dayAt(said.saidAt, zone), by: said.saidBy }
    const incident = followed.findLast((each) => each.incident !== null)?.incident ?? null
    return [{ incident, waiting: entry === null ? null : waiting }]
  })
}

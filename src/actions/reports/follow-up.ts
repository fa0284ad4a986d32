import type { ReportEntryKind } from '../../breach/reports/report.ts'
import type { Act } from '../../breach/words/acts.ts'
import { Destroyed, Missing, Refused } from '../../errors.ts'
import type { Actor, Change } from '../../storage/log/commit.ts'
import { findReport, findReportByCode, insertReportEntry } from '../../storage/reports/reports.ts'
import type { Book } from '../book/book.ts'
import { REPORTER } from './receive-report.ts'
import { reportCodeHash } from './report-code.ts'
import { type EntryWords, entryName, openReport, type Report, theReport, vaultOfReport } from './reports.ts'

/** As much as one report takes from whoever has its code: more is said on the telephone. */
const MOST_REPLIES = 30
const ENOUGH = `This report holds ${MOST_REPLIES} replies and takes no more. Call us to say more.`
const NO_SUCH_CODE = 'No report has this code. Check each letter: it is four groups of four.'

/** What follows on a report, by whom; `by` null: the reporter. */
export type Following = {
  kind: ReportEntryKind
  by: string | null
  words?: Partial<EntryWords>
  incident?: string
}

/** Asks the reporter something; he or she sees it with the code. */
export async function askReporter(book: Book, by: Actor, id: string, text: string): Promise<Report> {
  return await follow(book, by, id, { act: 'report_asked', kind: 'question', words: { text } })
}

/** Tells the reporter what was done. */
export async function tellReporter(book: Book, by: Actor, id: string, text: string): Promise<Report> {
  return await follow(book, by, id, { act: 'report_outcome_told', kind: 'outcome', words: { text } })
}

/** The report of a code. Refused where there is none. */
export async function reportOfCode(book: Book, code: string): Promise<Report> {
  const row = await findReportByCode(book.db, reportCodeHash(book.vault, code))
  if (!row) throw new Refused(NO_SUCH_CODE, [{ path: 'code', message: NO_SUCH_CODE }])
  return await openReport(book, row)
}

/** Adds what the reporter says. The same words sent twice are one reply. Refused where there are too many. */
export async function replyToReport(book: Book, report: Report, text: string): Promise<Report> {
  const last = report.entries.at(-1)
  if (last?.kind === 'reply' && last.text === text) return report
  if (report.entries.filter(({ kind }) => kind === 'reply').length >= MOST_REPLIES)
    throw new Refused(ENOUGH, [{ path: 'reply', message: ENOUGH }])
  const by = { id: REPORTER }
  return await follow(book, by, report.id, { act: 'report_replied', kind: 'reply', words: { text }, isReporter: true })
}

type Followed = { act: Act; kind: ReportEntryKind; words: Partial<EntryWords>; isReporter?: boolean }

/** Adds to a report, with its entry in the log; answers the report as it then is. */
export async function follow(
  book: Book,
  by: Actor,
  id: string,
  { act, kind, words, isReporter = false, ...more }: Followed & Pick<Change, 'writes' | 'incident'>,
): Promise<Report> {
  const { writes, facts } = await nextEntry(book, id, {
    kind,
    by: isReporter ? null : by.id,
    words,
    ...(more.incident !== undefined && { incident: more.incident }),
  })
  await book.commit({ act, incident: more.incident, facts, writes: [...writes, ...(more.writes ?? [])] }, by)
  return await theReport(book, id)
}

/** What the log says of the next entry of a report, and its write. Missing without the report, Destroyed once it is gone. */
export async function nextEntry(book: Book, id: string, { kind, by, words, incident }: Following) {
  const row = await findReport(book.db, id)
  if (!row) throw new Missing(`There is no report ${id}.`)
  if (row.sealedKey.length === 0) throw new Destroyed(`Report ${id} was destroyed.`)
  const { entries } = await openReport(book, row)
  const number = (entries.at(-1)?.number ?? 0) + 1
  const sealed = vaultOfReport(book, row).seal(entryName(number), { text: null, reason: null, ...words })
  const entry = { report: id, number, kind, saidAt: book.now(), saidBy: by, incident: incident ?? null, sealed }
  return { facts: { report: id, entry: number }, writes: [insertReportEntry(entry)] }
}

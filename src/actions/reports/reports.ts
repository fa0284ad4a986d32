import type { Day } from '../../breach/law/day.ts'
import { isOpenReport, type ReportState, stateOfReport } from '../../breach/reports/report.ts'
import { Missing } from '../../errors.ts'
import {
  findReport,
  listReportEntries,
  listReports,
  type StoredReport,
  type StoredReportEntry,
} from '../../storage/reports/reports.ts'
import type { IncidentVault } from '../../storage/vault/vault.ts'
import type { Book } from '../book/book.ts'
import { dayAt, zoneOf } from '../book/today.ts'
import { DESTROYED } from '../people/missing.ts'

/** What a reporter wrote; `photo` is the name of the file. */
export type ReportWords = { what: string; where: string | null; who: string | null; photo: PhotoWords | null }

/** What is known of a photo besides its bytes. */
export type PhotoWords = { fileName: string; hasPosition: boolean }

/** What followed on a report: `text` is for the reporter, `reason` is not. */
export type ReportEntry = Omit<StoredReportEntry, 'report' | 'sealed'> & EntryWords

/** The free text of it. */
export type EntryWords = { text: string | null; reason: string | null }

/**
 * A report from staff. `knownOn` is the day it was noticed, or else the day it came in: by then somebody knew.
 * `incident` is where it went.
 */
export type Report = Omit<StoredReport, 'sealed' | 'sealedKey' | 'codeHash' | 'knownOn'> & {
  knownOn: Day
  isDayGiven: boolean
  words: ReportWords
  entries: ReportEntry[]
  state: ReportState
  isOpen: boolean
  incident: string | null
}

/** Every report, the newest first. */
export async function reportsOf(book: Book): Promise<Report[]> {
  return await openReports(book, await listReports(book.db))
}

/** One report, or Missing. */
export async function theReport(book: Book, id: string): Promise<Report> {
  const row = await findReport(book.db, id)
  if (!row) throw new Missing(`There is no report ${id}.`)
  return await openReport(book, row)
}

/** A report that was just read, opened. */
export async function openReport(book: Book, row: StoredReport): Promise<Report> {
  const [report] = await openReports(book, [row])
  return report as Report
}

async function openReports(book: Book, rows: readonly StoredReport[]): Promise<Report[]> {
  const entries = await listReportEntries(
    book.db,
    rows.map(({ id }) => id),
  )
  const zone = await zoneOf(book)
  const byReport = Map.groupBy(entries, ({ report }) => report)
  return rows.map((row) => opened(book, row, byReport.get(row.id) ?? [], zone))
}

function opened(book: Book, row: StoredReport, followed: readonly StoredReportEntry[], zone: string): Report {
  const { sealed, sealedKey, codeHash: _, knownOn, ...rest } = row
  const isGone = sealedKey.length === 0
  const vault = isGone ? null : vaultOfReport(book, row)
  return {
    ...rest,
    knownOn: knownOn ?? dayAt(row.receivedAt, zone),
    isDayGiven: knownOn !== null,
    words: vault ? vault.open<ReportWords>('report', sealed) : GONE,
    entries: followed.map((entry) => openEntry(vault, entry)),
    state: isGone ? 'destroyed' : stateOfReport(followed),
    isOpen: !isGone && isOpenReport(followed),
    incident: followed.findLast(({ incident }) => incident !== null)?.incident ?? null,
  }
}

const GONE: ReportWords = { what: DESTROYED, where: null, who: null, photo: null }

function openEntry(vault: IncidentVault | null, { report: _, sealed, ...entry }: StoredReportEntry): ReportEntry {
  const words = vault && sealed.length > 0 ? vault.open<EntryWords>(entryName(entry.number), sealed) : NO_WORDS
  return { ...entry, ...words }
}

const NO_WORDS: EntryWords = { text: null, reason: null }

/** The name under which the words of an entry are sealed. */
export function entryName(number: number): string {
  return `entry/${number}`
}

/** The vault of one report, under its own key. */
export function vaultOfReport(
  { vault }: Book,
  { id, sealedKey }: Pick<StoredReport, 'id' | 'sealedKey'>,
): IncidentVault {
  return vault.incident(keyNameOf(id), sealedKey)
}

/** A new key for a report, sealed. */
export function newReportKey({ vault }: Book, id: string) {
  return vault.newIncidentKey(keyNameOf(id))
}

function keyNameOf(id: string): string {
  return `report/${id}`
}

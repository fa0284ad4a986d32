import { createHash, randomBytes } from 'node:crypto'
import type { Day } from '../../breach/law/day.ts'
import { Conflict } from '../../errors.ts'
import type { Sealed } from '../../storage/core/sealed.ts'
import { dropPhoto, findReport, insertReport } from '../../storage/reports/reports.ts'
import type { IncidentVault } from '../../storage/vault/vault.ts'
import type { Book } from '../book/book.ts'
import { todayOf } from '../book/today.ts'
import { refuseFuture } from '../incident/incident.ts'
import { wholeBook } from '../incident/sight.ts'
import { type KeptPhoto, keepPhoto, type SentPhoto } from './photo.ts'
import { reportCode, reportCodeHash } from './report-code.ts'
import { newReportKey, type ReportWords, vaultOfReport } from './reports.ts'

/** Who the log says reported something without signing in. */
export const REPORTER = 'reporter'

/** What a reporter sends. `once` tells one filled-in form from another: sent twice, it is one report. */
export type SentReport = { once: string; facts: ReportFacts; photo: SentPhoto | null }

export type ReportFacts = Omit<ReportWords, 'photo'> & { knownOn: Day | null }

/** What tells a form from every other before anything is typed into it. */
export function newOnce(): string {
  return randomBytes(16).toString('base64url')
}

/**
 * Takes a report with its photo and answers the code with which the reporter comes back. `by` is whoever signed in; null:
 * nobody did. Refused, with nothing kept, for a day that is still to come and for a file that is no photo.
 */
export async function receiveReport(
  book: Book,
  by: string | null,
  { once, facts, photo }: SentReport,
): Promise<string> {
  refuseFuture(facts.knownOn, await todayOf(book), 'knownOn')
  const id = createHash('sha256').update(`report/${once}`).digest('hex').slice(0, 16)
  const code = reportCode(book.vault, id)
  // Sent twice it is one, also where it belongs by now to an incident that the reporter does not see.
  const { db } = wholeBook(book)
  if (await findReport(db, id)) return code
  const sealedKey = newReportKey(book, id)
  const vault = vaultOfReport(book, { id, sealedKey })
  const kept = photo && (await keepPhoto(book, vault, photo))
  try {
    await commitReport(book, { id, by, sealedKey, vault, facts, photo: kept })
  } catch (error) {
    if (kept) await book.stage([dropPhoto(kept.photo)])
    if (!(error instanceof Conflict) || !(await findReport(db, id))) throw error
  }
  return code
}

type New = {
  id: string
  by: string | null
  sealedKey: Sealed
  vault: IncidentVault
  facts: ReportFacts
  photo: KeptPhoto | null
}

async function commitReport(book: Book, { id, by, sealedKey, vault, facts, photo }: New): Promise<void> {
  const { knownOn, ...said } = facts
  const words: ReportWords = { ...said, photo: photo?.words ?? null }
  const file = {
    photo: photo?.photo ?? null,
    photoBytes: photo?.photoBytes ?? null,
    photoSha256: photo?.photoSha256 ?? null,
  }
  const codeHash = reportCodeHash(book.vault, reportCode(book.vault, id))
  const row = { id, receivedAt: book.now(), receivedBy: by, knownOn, codeHash, ...file, sealedKey }
  const writes = [insertReport({ ...row, sealed: vault.seal('report', words) })]
  const seen = photo && { photo: photo.photo, bytes: photo.photoBytes, sha256: photo.photoSha256 }
  await book.commit(
    { act: 'report_received', facts: { report: id, ...(knownOn && { knownOn }), ...seen }, writes },
    { id: by ?? REPORTER },
  )
}

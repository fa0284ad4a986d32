import { createHash } from 'node:crypto'
import { listReports } from '../../storage/reports/reports.ts'
import { findUnloggedReport } from '../../storage/reports/unlogged-reports.ts'
import type { Book } from '../book/book.ts'
import { readParts } from '../incident/file-parts.ts'
import { vaultOfReport } from './reports.ts'

/** The first report of which the log does not tell, or whose photo is not the one that was sent, as a sentence; null when all are. */
export async function faultInReports(book: Book): Promise<string | null> {
  const unlogged = await findUnloggedReport(book.db)
  if (unlogged !== undefined) return `the log does not know all of report ${unlogged}: the end of the log is missing`
  for (const row of await listReports(book.db)) {
    if (row.photo === null || row.sealedKey.length === 0) continue
    const digest = createHash('sha256')
    try {
      for await (const part of readParts(book, vaultOfReport(book, row), row.photo)) digest.update(part)
    } catch {
      return `the photo of report ${row.id} was changed outside Breachbook`
    }
    if (digest.digest('hex') !== row.photoSha256) return `the photo of report ${row.id} is not the one that was sent`
  }
  return null
}

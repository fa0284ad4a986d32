import type { z } from '@hono/zod-openapi'
import type { Book } from '../../../actions/book/book.ts'
import type { ReportLink } from '../../../actions/reports/report-link.ts'
import type { Report } from '../../../actions/reports/reports.ts'
import { retentionOfReport } from '../../../actions/retention/destroy-report.ts'
import type { reportLinkSchema, reportSchema } from './report-schema.ts'

/** A report as the API answers it. */
export async function reportAnswer(book: Book, report: Report): Promise<z.output<typeof reportSchema>> {
  const { id, state, isOpen, receivedAt, receivedBy, knownOn, isDayGiven, incident, words, entries } = report
  const { what, where, who } = words
  return {
    ...{ id, state, isOpen, receivedAt, receivedBy, knownOn, isDayGiven, what, where, who, photo: photoOf(report) },
    incident,
    keptUntil: (await retentionOfReport(book, report))?.until ?? null,
    entries: entries.map(({ number, kind, saidAt, saidBy, incident: into, text, reason }) => {
      return { number, kind, saidAt, saidBy, incident: into, text, reason }
    }),
  }
}

/** The link as the API answers it: its whole address. */
export function linkAnswer(url: string, { path, madeAt, madeBy }: ReportLink): z.output<typeof reportLinkSchema> {
  return { url: new URL(path, url).href, madeAt, madeBy }
}

function photoOf({ words, photoBytes, photoSha256 }: Report) {
  return words.photo && { ...words.photo, bytes: photoBytes ?? 0, sha256: photoSha256 ?? '' }
}

import type { Day } from '../../breach/law/day.ts'
import type { ReportEntryKind } from '../../breach/reports/report.ts'
import type { Sealed } from './sealed.ts'

/** A secret link for reports; `endedAt` null: it was not ended. */
export type ReportLinkRow = {
  number: number
  tokenHash: string
  madeAt: string
  madeBy: string
  endedAt: string | null
  sealed: Sealed
}

/** A report from staff; `photo` is the id of its file. */
export type ReportRow = {
  id: string
  receivedAt: string
  receivedBy: string | null
  knownOn: Day | null
  codeHash: string
  photo: string | null
  photoBytes: number | null
  photoSha256: string | null
  sealedKey: Sealed
  sealed: Sealed
}

/** What followed on a report; `saidBy` null: the reporter. */
export type ReportEntryRow = {
  report: string
  number: number
  kind: ReportEntryKind
  saidAt: string
  saidBy: string | null
  incident: string | null
  sealed: Sealed
}

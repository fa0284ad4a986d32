import type { Day } from '../../law/day.ts'

/** What was sent to an office: when, its number for it, who sent it, the duties it meets, and the answers as they stood. */
export type OfficeFiling = {
  filedOn: Day
  confirmation: string | null
  filedBy: string | null
  duties: readonly string[]
  sent: readonly { label: string; value: string | null }[]
}

/**
 * What is kept of the offices' sheets of an incident. An answer is given once and stands on every sheet that asks the
 * same; where it is one State's, its key begins with the State: `TX.notified`.
 */
export type OfficeRecords = {
  answers: Readonly<Record<string, string>>
  filings: Readonly<Record<string, OfficeFiling>>
}

/** Before anything was answered or filed. */
export const NO_OFFICE_RECORDS: OfficeRecords = Object.freeze({ answers: {}, filings: {} })

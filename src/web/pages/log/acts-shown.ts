import type { Act } from '../../../breach/words/acts.ts'

/** What stands in one lane of the timeline, from the top. */
export const LANES = ['law', 'letters', 'steps', 'decision', 'people'] as const

export type Lane = (typeof LANES)[number]

/** The acts that are moments by themselves, each with its lane and its word in the picture. */
export const SHOWN: Partial<Record<Act, readonly [Lane, string]>> = {
  letter_written: ['letters', 'written'],
  letter_approved: ['letters', 'approved'],
  mailing_made: ['letters', 'made'],
  mailing_mailed: ['letters', 'mailed'],
  incident_logged: ['decision', 'logged'],
  assessment_written: ['decision', 'assessed'],
  assessment_signed: ['decision', 'signed'],
  exception_claimed: ['decision', 'exception'],
  incident_closed: ['decision', 'closed'],
  incident_merged: ['decision', 'merged'],
  incident_withdrawn: ['decision', 'withdrawn'],
  incident_reopened: ['decision', 'reopened'],
  count_stated: ['people', ''],
  roster_imported: ['people', ''],
}

/** By these acts notices are recorded. */
export const RECORDED: readonly Act[] = [
  'notice_recorded',
  'office_sheet_filed',
  'ocr_report_recorded',
  'mailing_mailed',
]

/** The acts of the log that the timeline asks for. */
export const ACTS_ASKED = [...new Set([...(Object.keys(SHOWN) as Act[]), ...RECORDED])]

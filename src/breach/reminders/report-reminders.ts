import type { Day } from '../law/day.ts'
import type { ReportEntryKind } from '../reports/report.ts'
import { officersAmong } from './recipients.ts'
import type { Reminded, Reminder } from './reminder.ts'

/**
 * A report from the house of which nobody has taken note yet: by its id, with the number of the entry that waits, 0: the
 * report itself; since when, and who said it where that person had signed in.
 */
export type WaitingReport = { report: string; entry: number; since: Day; by: string | null }

/** What a reminder of no incident is kept under. */
export const NO_INCIDENT = ''

/** Which entry of a report waits for an officer, by what followed on it in its order: 0 the report itself, null: none does. */
export function waitingEntry(followed: readonly { kind: ReportEntryKind; number: number }[]): number | null {
  const last = followed.at(-1)
  if (!last) return 0
  return last.kind === 'reply' ? last.number : null
}

/** The reminders of reports that wait: to the officers, save one who reported it. */
export function reportReminders(waiting: readonly WaitingReport[], people: readonly Reminded[]): Reminder[] {
  return waiting.flatMap(({ report, entry, since, by }) => {
    const thing = `report/${report}/${entry}`
    const about = { kind: 'report_waits' as const, incident: NO_INCIDENT, thing, day: since, due: null }
    const officers = officersAmong(people).filter(({ id }) => id !== by)
    return officers.map(({ id }) => ({ person: id, ...about }))
  })
}

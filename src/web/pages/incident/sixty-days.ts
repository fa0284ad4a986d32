import { LIMIT_DAYS } from '../../../breach/federal/rule.ts'
import { type Day, daysBetween, inWords } from '../../../breach/law/day.ts'
import { plannedDay } from '../../../breach/law/overdue.ts'
import { isOpen } from '../../../breach/law/pending-duty.ts'
import { shortNameOf } from '../../../breach/next/duty-name.ts'
import type { IncidentStanding } from '../../../breach/next/incident-standing.ts'

/** Marks nearer to each other than this share of the line would write over each other. */
const APART = 17

/** The line of the sixty days, in percent of its length: today, and the legal days that are open. */
export type SixtyDays = {
  day: number
  share: number
  anchor: string
  marks: readonly { at: number; anchor: string; day: Day; label: string }[]
  words: string
}

/** Draws the days from the discovery on, 45 CFR 164.404(b); days beyond the line stand in the list below it alone. */
export function sixtyDays(standing: IncidentStanding): SixtyDays {
  const { discoveredOn, today, duties } = standing
  const at = (day: Day) => (Math.max(0, Math.min(LIMIT_DAYS, daysBetween(discoveredOn, day))) / LIMIT_DAYS) * 100
  const days = duties.filter(isOpen).flatMap((duty) => {
    const day = plannedDay(duty, today)
    const isOnLine = day !== null && day >= discoveredOn && daysBetween(discoveredOn, day) <= LIMIT_DAYS
    return isOnLine ? [{ day, label: shortNameOf(duty, standing) }] : []
  })
  const byDay = Map.groupBy(
    days.toSorted((one, other) => one.day.localeCompare(other.day)),
    ({ day }) => day,
  )
  const marks = [...byDay].map(([day, its]) => {
    const names = [...new Set(its.map(({ label }) => label))]
    return {
      at: at(day),
      anchor: anchorAt(at(day)),
      day,
      label: names.length > 2 ? `${names.length} notices` : names.join(', '),
    }
  })
  const day = daysBetween(discoveredOn, today)
  const share = at(today)
  const words = [`Day ${day} of ${LIMIT_DAYS}.`, ...marks.map((mark) => `${mark.label}: ${inWords(mark.day)}.`)].join(' ')
  return { day, share, anchor: anchorAt(share), marks: spaced(marks), words }
}

function spaced<Mark extends { at: number }>(marks: readonly Mark[]): Mark[] {
  const shown: Mark[] = []
  for (const mark of marks) if (mark.at - (shown.at(-1)?.at ?? -APART) >= APART) shown.push(mark)
  return shown
}

function anchorAt(share: number): string {
  return share < 12 ? 'start' : share > 88 ? 'end' : 'middle'
}

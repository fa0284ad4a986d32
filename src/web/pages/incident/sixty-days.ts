import { LIMIT_DAYS } from '../../../breach/federal/rule.ts'
import { type Day, daysBetween, inWords } from '../../../breach/law/day.ts'
import { plannedDay } from '../../../breach/law/overdue.ts'
import { isOpen } from '../../../breach/law/pending-duty.ts'
import { shortNameOf } from '../../../breach/next/duty-name.ts'
import type { IncidentStanding } from '../../../breach/next/incident-standing.ts'

/** How long the line is in CSS pixels, on a phone of 390 and beside a column. */
const LONG = { phone: 330, desk: 560 }
/** How much of it a letter of the labels takes, and what parts two of them. */
const LETTER = 7
const GAP = 8

type Mark = { at: number; anchor: keyof typeof BEFORE; day: Day; label: string }

/** The line of the sixty days, in percent of its length: today, and the legal deadlines that are open. */
export type SixtyDays = {
  day: number
  share: number
  anchor: string
  /** `label` only where there is room: of two that would write over each other the later has none, on a phone sooner. */
  marks: readonly (Mark & { shown: string })[]
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
  const words = [`Day ${day} of ${LIMIT_DAYS}.`, ...marks.map((mark) => `${mark.label}: ${inWords(mark.day)}.`)].join(
    ' ',
  )
  return { day, share, anchor: anchorAt(share), marks: labeled(marks), words }
}

function labeled(marks: readonly Mark[]): SixtyDays['marks'] {
  const [phone, desk] = [withRoom(marks, LONG.phone), withRoom(marks, LONG.desk)]
  return marks.map((mark) => ({ ...mark, shown: SHOWN[`${phone.has(mark)} ${desk.has(mark)}`] }))
}

// On a phone, and beside a column.
const SHOWN = {
  'true true': 'everywhere',
  'true false': 'on-phone',
  'false true': 'on-desk',
  'false false': 'nowhere',
} as const

function withRoom(marks: readonly Mark[], long: number): Set<Mark> {
  const shown = new Set<Mark>()
  let taken = Number.NEGATIVE_INFINITY
  for (const mark of marks) {
    const wide = Math.max(mark.label.length, LONGEST_DAY) * LETTER
    const begins = (mark.at / 100) * long - wide * BEFORE[mark.anchor]
    if (begins < taken + GAP) continue
    shown.add(mark)
    taken = begins + wide
  }
  return shown
}

const LONGEST_DAY = 'Jan 31, 2027'.length
/** How much of a label stands before its mark. */
const BEFORE = { start: 0, middle: 0.5, end: 1 }

function anchorAt(share: number): keyof typeof BEFORE {
  return share < 12 ? 'start' : share > 88 ? 'end' : 'middle'
}

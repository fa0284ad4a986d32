import { LIMIT_DAYS } from '../../../breach/federal/rule.ts'
import { type AverageDays, GROUPS, type Group, type Report } from '../../../breach/incident/report.ts'

/** Heights in px: the foot of the bars of months, the room above it, and a row of days. */
const FOOT = 130
const ROOM = 96
const ROW = 46
/** How far bars of days may go, in percent: the number stands behind them. */
const REACH = 92

/** What the parts of a bar are called, and their classes. */
export const GROUP_LABELS: readonly { group: Group; label: string; fill: string }[] = [
  { group: 'online', label: 'Photo, post, reply', fill: 'f2' },
  { group: 'paper', label: 'Mail, device, staff', fill: 'f1' },
  { group: 'attack', label: 'Attack, vendor, system', fill: 'f3' },
]

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Months as bars, one part a group: places in percent from the left, in px from the top. */
export function monthBars(months: Report['months']) {
  const most = Math.max(1, ...months.map(({ groups }) => sumOf(groups)))
  const unit = ROOM / most
  return {
    lines: [...new Set([Math.ceil(most / 2), most])].map((number) => ({ number, at: FOOT - number * unit })),
    bars: months.map(({ month, groups }, place) => {
      const at = place * 8.1
      let top = FOOT
      const parts = GROUP_LABELS.filter(({ group }) => groups[group] > 0).map(({ group, fill }) => {
        const height = groups[group] * unit
        top -= height
        return { top, height: Math.max(1, height - 1), fill }
      })
      return { at, middle: at + 2.5, name: monthName(month), parts, numbers: GROUPS.map((group) => groups[group]) }
    }),
  }
}

/** The average days of each site as bars over each other, the longest first, and where the sixtieth day lies, 45 CFR 164.404(b). */
export function dayBars(sites: readonly (AverageDays & { name: string })[]) {
  const days = sites.flatMap(({ decision, letters, closing }) => [decision ?? 0, letters ?? 0, closing ?? 0])
  const unit = REACH / Math.max(LIMIT_DAYS * 1.1, ...days)
  const rows = sites.map(({ name, decision, letters, closing }, place) => {
    const bars = [
      { days: closing, fill: 'f5' },
      { days: letters, fill: 'f3' },
      { days: decision, fill: 'f2' },
    ].flatMap((bar) =>
      bar.days === null ? [] : [{ width: Math.max(0.5, bar.days * unit), fill: bar.fill, days: bar.days }],
    )
    const longest = bars.toSorted((one, other) => other.width - one.width)
    const top = place * ROW + 20
    return {
      name,
      top,
      foot: top + 12,
      nameAt: top - 6,
      bars: longest,
      end: (longest[0]?.width ?? 0) + 1,
      days: longest[0]?.days ?? null,
    }
  })
  const height = sites.length * ROW
  return {
    rows,
    limitAt: LIMIT_DAYS * unit,
    height: height + 20,
    foot: height,
    labelAt: height + 16,
  }
}

function sumOf(groups: Record<Group, number>): number {
  return GROUPS.reduce((sum, group) => sum + groups[group], 0)
}

function monthName(month: string): string {
  return MONTHS[Number(month.slice(5)) - 1] ?? ''
}

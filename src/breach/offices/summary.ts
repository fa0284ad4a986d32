import { type Day, earlierOf } from '../law/day.ts'
import { isDone } from '../law/pending-duty.ts'
import type { OfficeSheet } from './sheet.ts'

/** The day by which a sheet is to be filed: that of the first of its duties that is not met; null: the law names no day. */
export function dueOf({ duties }: Pick<OfficeSheet, 'duties'>): Day | null {
  const open = duties.filter((duty) => !isDone(duty))
  const days = (open.length > 0 ? open : duties).flatMap(({ due }) => due ?? [])
  return days.length === 0 ? null : days.reduce(earlierOf)
}

/** An earlier day that is safe, where the office counts otherwise than its statute; null: there is none. */
export function safeDayOf({ duties }: Pick<OfficeSheet, 'duties'>): Day | null {
  return duties.flatMap(({ safeBy }) => safeBy ?? [])[0] ?? null
}

/** How the office that takes the form takes it, and where. */
export function methodOf({ duties, office }: Pick<OfficeSheet, 'duties' | 'office'>) {
  const own = duties.find(({ id }) => id === `state.${office}`) ?? duties[0]
  return { method: own?.method ?? null, url: own?.url ?? null }
}

/** The questions that are answered otherwise now than when the sheet was filed. */
export function changedSince({ filing, sections }: Pick<OfficeSheet, 'filing' | 'sections'>): string[] {
  const now = new Map(sections.flatMap(({ fields }) => fields.map(({ label, value }) => [label, value])))
  return (filing?.sent ?? []).filter(({ label, value }) => now.get(label) !== value).map(({ label }) => label)
}

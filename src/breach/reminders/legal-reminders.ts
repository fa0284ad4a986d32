import { type Day, daysBetween } from '../law/day.ts'
import { officersAmong } from './recipients.ts'
import type { OpenForReminders, Reminded, Reminder } from './reminder.ts'

/** How many days before a legal deadline it is told; and each day after it until the notice is given. */
export const LEGAL_MARKS = [30, 14, 7, 3, 1] as const

/**
 * The reminders of legal deadlines on a day. Of marks that were missed, because nothing ran or the day was not known yet, only the
 * newest is told: the others are overtaken.
 */
export function legalReminders(
  { incident, duties }: Pick<OpenForReminders, 'incident' | 'duties'>,
  people: readonly Reminded[],
  day: Day,
): Reminder[] {
  return duties.flatMap(({ id, due }) => {
    const mark = due === null ? null : markOn(due, day)
    if (mark === null) return []
    const about = { kind: 'legal_day' as const, incident, thing: `duty/${id}/${mark.name}`, day: mark.day, due }
    return officersAmong(people).map((person) => ({ person: person.id, ...about }))
  })
}

/** The mark that holds on a day: its name, and the day by which it is told once; null: it is too early for any. */
function markOn(due: Day, day: Day): { name: string; day: Day } | null {
  const left = daysBetween(day, due)
  if (left < 0) return { name: 'past', day }
  const mark = LEGAL_MARKS.findLast((each) => left <= each)
  return mark === undefined ? null : { name: String(mark), day: due }
}

/** The reminders that the count has crossed a line from which the law asks for one notice more. */
export function lineReminders(
  { incident, duties, discoveredOn }: Pick<OpenForReminders, 'incident' | 'duties' | 'discoveredOn'>,
  people: readonly Reminded[],
): Reminder[] {
  const crossed = duties.filter(({ line }) => line !== undefined)
  return crossed.flatMap(({ id, due }) => {
    const about = { kind: 'count_line' as const, incident, thing: `duty/${id}`, day: discoveredOn, due }
    return officersAmong(people).map((person) => ({ person: person.id, ...about }))
  })
}

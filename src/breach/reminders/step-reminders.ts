import { type Day, daysBetween, plus } from '../law/day.ts'
import { officersAmong, ownersAmong } from './recipients.ts'
import type { OpenForReminders, Reminded, Reminder, ReminderKind, StepToDo } from './reminder.ts'

/** A step is near from so many days before its day on. */
export const NEAR_DAYS = 2

/** How many days after its day a step is told late to whom; each hears of it once. */
export const LATE_DAYS = { owner: 1, backup: 2, officer: 3 } as const

/** How long after a step was given somebody is told of it: later it is no news. */
export const NEWS_DAYS = 14

/** The reminders of steps on a day: they became somebody’s, are near, or are late. */
export function stepReminders(
  { incident, steps }: Pick<OpenForReminders, 'incident' | 'steps'>,
  people: readonly Reminded[],
  day: Day,
): Reminder[] {
  return steps.flatMap((step) => {
    const told = (kind: ReminderKind, to: readonly Reminded[], on: Day): Reminder[] =>
      to.map(({ id }) => ({ person: id, kind, incident, thing: `step/${step.id}`, day: on, due: step.dueOn }))
    return [
      ...told('step_yours', newOwners(step, people, day), step.given.on),
      // Whoever gets a step today sees its day in that mail.
      ...(step.given.on >= day ? [] : told(...byItsDay(step, people, day), step.dueOn)),
    ]
  })
}

function newOwners(step: StepToDo, people: readonly Reminded[], day: Day): Reminded[] {
  if (plus(step.given.on, NEWS_DAYS) < day) return []
  return ownersAmong(people, step).filter(({ id }) => id !== step.given.by)
}

function byItsDay(step: StepToDo, people: readonly Reminded[], day: Day): [ReminderKind, Reminded[]] {
  const late = daysBetween(step.dueOn, day)
  if (late < -NEAR_DAYS) return ['step_near', []]
  if (late < LATE_DAYS.owner) return ['step_near', ownersAmong(people, step)]
  const standIn = late >= LATE_DAYS.backup ? people.filter(({ id }) => id === step.backup) : []
  const officers = late >= LATE_DAYS.officer ? officersAmong(people) : []
  return ['step_late', [...new Set([...ownersAmong(people, step), ...standIn, ...officers])]]
}

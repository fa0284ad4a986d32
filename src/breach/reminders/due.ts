import type { Day } from '../law/day.ts'
import { legalReminders, lineReminders } from './legal-reminders.ts'
import { officersAmong, signersAmong } from './recipients.ts'
import type { OpenForReminders, Reminded, Reminder } from './reminder.ts'
import { stepReminders } from './step-reminders.ts'

/**
 * All reminders that are due on a day, by where the open incidents stand then, those that were told before among them: whoever
 * sends them leaves out what is on record as told.
 */
export function remindersDue(
  incidents: readonly OpenForReminders[],
  people: readonly Reminded[],
  day: Day,
): Reminder[] {
  return incidents.flatMap((open) => [
    ...legalReminders(open, people, day),
    ...lineReminders(open, people),
    ...stepReminders(open, people, day),
    ...signatureReminders(open, people),
    ...stuckReminders(open, people),
  ])
}

/** What tells a reminder from all others: the same is never told twice. A line is crossed once, whenever it was discovered. */
export function reminderKey({ person, kind, incident, thing, day }: Omit<Reminder, 'due'>): string {
  return JSON.stringify([person, kind, incident, thing, kind === 'count_line' ? null : day])
}

function signatureReminders({ incident, signatures }: OpenForReminders, people: readonly Reminded[]): Reminder[] {
  return signatures.flatMap((asked) => {
    const about = { kind: 'signature' as const, incident, thing: asked.thing, day: asked.askedOn, due: null }
    return signersAmong(people, asked).map(({ id }) => ({ person: id, ...about }))
  })
}

function stuckReminders({ incident, stuck }: OpenForReminders, people: readonly Reminded[]): Reminder[] {
  return stuck.flatMap(({ mailing, since }) => {
    const about = { kind: 'letter_stuck' as const, incident, thing: `mailing/${mailing}`, day: since, due: null }
    return officersAmong(people).map(({ id }) => ({ person: id, ...about }))
  })
}

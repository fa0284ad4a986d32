import { reminderDay } from '../../breach/reminders/morning.ts'
import type { ToldReminder } from '../../storage/reminders/reminders.ts'
import type { Book } from '../book/book.ts'
import { zoneOf } from '../book/today.ts'
import type { Press } from '../letter/press.ts'
import { briefFor, wordsAskOf } from './brief.ts'
import { type Chooser, choosersOf } from './choices.ts'
import { openForReminders } from './open-for-reminders.ts'
import { type ReminderMailFacts, reminderMailOf } from './reminder-mail.ts'
import { inGroups } from './words.ts'

type Asked = {
  to: Chooser
  what: ReminderMailFacts['what']
  told: readonly Pick<ToldReminder, 'kind' | 'incident' | 'thing' | 'due'>[]
}

/** A mail to one of the practice’s own people in words: of what is told, or, as a brief, of how things stand when it goes. */
export async function composeReminder(book: Book & Press & { url: string }, { to, what, told }: Asked) {
  const [choosers, watched, zone] = await Promise.all([choosersOf(book), openForReminders(book), zoneOf(book)])
  const today = reminderDay(book.now(), zone)
  const groups =
    what === 'reminders'
      ? inGroups(told, wordsAskOf(watched, today))
      : briefFor({ ...to, choice: { ...to.choice, brief: what } }, { choosers, watched, today }).groups
  return reminderMailOf(book, { what, groups, today, url: book.url })
}

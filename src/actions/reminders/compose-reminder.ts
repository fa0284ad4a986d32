import type { Press } from '../letter/press.ts'
import { briefFor, wordsAskOf } from './brief.ts'
import type { Chooser } from './choices.ts'
import type { Reading, ToTell } from './reading.ts'
import { type ReminderMailFacts, reminderMailOf } from './reminder-mail.ts'
import { inGroups } from './words.ts'

type Asked = { to: Chooser; what: ReminderMailFacts['what']; told: readonly ToTell[] }

/**
 * A mail to one of the practice’s own people in words: of what is told, or, as a brief, of how things stand when it goes.
 * Null: nothing is left to say.
 */
export function composeReminder(book: Press & { url: string }, reading: Reading, { to, what, told }: Asked) {
  const { today, watched } = reading
  const groups =
    what === 'reminders'
      ? inGroups(told, wordsAskOf(watched, today))
      : briefFor({ ...to, choice: { ...to.choice, brief: what } }, reading).groups
  return told.length === 0 || groups.length === 0 ? null : reminderMailOf(book, { what, groups, today, url: book.url })
}

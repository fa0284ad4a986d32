import { listed } from '../law/words.ts'
import { LEGAL_MARKS } from './legal-reminders.ts'
import { MORNING_HOUR } from './morning.ts'
import type { ReminderKind } from './reminder.ts'
import { LATE_DAYS, NEAR_DAYS, NEWS_DAYS } from './step-reminders.ts'

/** A kind of reminder in words: what it is called, when it goes, and to whom. */
export type ReminderRule = { label: string; when: string; whom: string }

const MORNING = `at ${MORNING_HOUR} in the morning`
const OFFICERS = 'The privacy officers; where there is none, the admins.'

/** When each reminder goes, as the product’s help says it: with the numbers that the rule itself goes by. */
export const REMINDER_RULES: Readonly<Record<ReminderKind, ReminderRule>> = {
  legal_day: {
    label: 'A legal deadline is near or past',
    when: `${listed(LEGAL_MARKS.map(String))} days before the last day that the law allows, and each day after it until the notice is on record, ${MORNING}. While law enforcement holds a notice, nothing.`,
    whom: OFFICERS,
  },
  count_line: {
    label: 'The count reaches a legal threshold',
    when: 'As soon as so many people are affected that one more notice is owed: 500 in all, 500 of one State, 10 who cannot be reached, or the line of a State office. Once for each notice.',
    whom: OFFICERS,
  },
  report_waits: {
    label: 'A report comes in',
    when: 'Within a minute or so after somebody reported something, or added to a report. Once for each. The mail holds nothing of what was reported.',
    whom: OFFICERS,
  },
  step_late: {
    label: 'A step is late',
    when: `${LATE_DAYS.owner} day after the day we aim for its owner hears of it, after ${LATE_DAYS.backup} days the backup too, after ${LATE_DAYS.officer} days the privacy officer, ${MORNING}. Each once.`,
    whom: 'Its owner, then its backup, then the privacy officer.',
  },
  step_near: {
    label: 'A step is near',
    when: `${NEAR_DAYS} days before the day we aim for, ${MORNING}. Once.`,
    whom: 'Its owner.',
  },
  step_yours: {
    label: 'A step becomes yours',
    when: `Within a minute or so after somebody else gave it to you, opened it again or logged the incident, and no later than ${NEWS_DAYS} days after that.`,
    whom: 'Its new owner: a person, or everybody of the role.',
  },
  signature: {
    label: 'A signature is asked',
    when: 'Within a minute or so after a letter, a decision or a step waits for a second person. Once a day at most for each.',
    whom: 'The privacy officers beside the author; where there is no other, the admins. For a step its backup too.',
  },
  letter_stuck: {
    label: 'A letter is stuck',
    when: 'Within a minute or so after an e-mail to a patient failed or could not be confirmed. Once a day at most for each mailing.',
    whom: OFFICERS,
  },
}

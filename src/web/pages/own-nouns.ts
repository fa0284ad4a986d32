import { calendar } from './calendar/calendar.ts'
import { reminders } from './reminders/reminders.ts'
import { account } from './users/account.ts'
import { passkeys } from './users/passkeys.ts'
import { secondStep } from './users/second-step.ts'

/** What is everybody’s own: the account and its second step, reminders, the calendar. */
export const OWN_NOUNS = [account, secondStep, passkeys, reminders, calendar]

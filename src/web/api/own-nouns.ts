import { calendar } from './calendar/calendar.ts'
import { reminders } from './reminders/reminders.ts'
import { account } from './users/account.ts'
import { ownSessions } from './users/own-sessions.ts'
import { passkeys } from './users/passkeys.ts'

/** What is everybody’s own: the account, its sessions, reminders and calendar. */
export const OWN_NOUNS = [account, ownSessions, passkeys, reminders, calendar]

/** What is done about reminders by mail, as the log enters it. */
export const REMINDER_ACTS = {
  reminder_failed: 'could not send a reminder by e-mail',
  reminder_in_doubt: 'could not confirm that a reminder was sent',
  reminder_sending: 'started sending a reminder by e-mail',
  reminder_sent: 'sent a reminder by e-mail',
  reminders_chosen: 'chose what to be reminded of by e-mail',
  reminders_queued: 'prepared reminders by e-mail',
} as const

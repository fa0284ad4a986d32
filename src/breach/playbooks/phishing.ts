import { callTheInsurer } from './money.ts'
import type { Playbook } from './task.ts'

/** A mailbox or password taken by deceit. */
export const phishing: Playbook = [
  {
    id: 'change-the-password',
    phase: 'contain',
    owner: 'staff',
    days: 0,
    title: 'Change the password and end every open session',
    detail:
      'Do it from a clean computer. Sign out all devices, revoke the access of connected apps, and turn on two-step sign-in. A new password alone does not sign out a thief who is already in.',
  },
  {
    id: 'remove-mail-rules',
    phase: 'contain',
    owner: 'staff',
    days: 0,
    title: 'Remove forwarding and mail rules no one created',
    detail:
      'Look for rules that forward, hide or delete, for added mailboxes and app passwords. Take a screenshot of each before removing it.',
  },
  {
    id: 'keep-the-sign-in-logs',
    phase: 'preserve',
    owner: 'staff',
    days: 1,
    title: 'Export the sign-in and mailbox logs',
    detail:
      'Keep the phishing message with its full header. Export sign-ins, with addresses and times, and which messages were opened: the provider deletes these logs after a while.',
  },
  callTheInsurer,
  {
    id: 'who-else-clicked',
    phase: 'contain',
    owner: 'staff',
    days: 2,
    title: 'Find out who else got the message or clicked',
    detail:
      'Search all mailboxes for the sender and the link, remove the message, and ask without blame: people who fear blame say nothing.',
  },
  {
    id: 'tell-the-bank',
    phase: 'contain',
    owner: 'officer',
    days: 1,
    title: 'Warn the bank and payroll if money could be moved',
    detail:
      'Call a number you know, not one from a message. Report the fraud to the police or the FBI; ask in writing if they want notice delayed.',
    citation: '45 CFR 164.412',
  },
  {
    id: 'search-the-mailbox',
    phase: 'identify',
    owner: 'officer',
    days: 14,
    title: 'Search the mailbox for what it held about patients',
    detail:
      'All folders, attachments, the calendar and the shared drive, from the oldest message on. If no one can tell which messages were opened, count all of them.',
  },
  {
    id: 'how-far-they-got',
    phase: 'assess',
    owner: 'officer',
    days: 20,
    title: 'Decide what the intruder could see and take',
    detail: 'Compare sign-in times with the logs. If the mailbox was synced to another device, all of it was copied.',
    citation: '45 CFR 164.402',
  },
  {
    id: 'two-step-for-all',
    phase: 'prevent',
    owner: 'officer',
    days: 30,
    title: 'Turn on two-step sign-in for everyone, and train staff',
    detail:
      'Keep patient records out of mailboxes: use the portal, set retention limits, send no spreadsheets by e-mail. Mark outside e-mail and practice reporting it.',
    citation: '45 CFR 164.312(d), 164.530(b)',
  },
]

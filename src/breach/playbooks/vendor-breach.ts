import { callTheInsurer } from './money.ts'
import type { Playbook } from './task.ts'

/** A breach at a business associate: billing, hosting, records program, mailing, storage. */
export const vendorBreach: Playbook = [
  {
    id: 'note-when-told',
    phase: 'preserve',
    owner: 'officer',
    days: 0,
    title: 'Write down the day and the way the vendor told you',
    detail:
      'Keep the letter with its envelope, the e-mail with its header, or a note of the call. Your own clock may start on this day, or earlier if the vendor acts as your agent.',
    citation: '45 CFR 164.404(a)(2)',
  },
  callTheInsurer,
  {
    id: 'stop-the-feed',
    phase: 'contain',
    owner: 'staff',
    days: 1,
    title: 'Stop sending data to the vendor until it is safe',
    detail: 'Pause interfaces and uploads, change the passwords and keys you shared, block their remote access.',
  },
  {
    id: 'read-the-agreement',
    phase: 'assess',
    owner: 'officer',
    days: 2,
    title: 'Read the business associate agreement',
    detail:
      'How many days do they have to notify you? Who writes the letters, who pays, do they act as your agent? Note what they owe and by when.',
    citation: '45 CFR 164.410',
  },
  {
    id: 'ask-for-the-individuals',
    phase: 'identify',
    owner: 'officer',
    days: 3,
    title: 'Ask in writing for the list of individuals and the facts',
    detail:
      'Names and addresses of your patients, what happened and when, what kinds of information, whether it was encrypted. Ask for what they have now and the rest by a set date.',
    citation: '45 CFR 164.410',
  },
  {
    id: 'settle-who-notifies',
    phase: 'notify',
    owner: 'officer',
    days: 10,
    title: 'Agree in writing who notifies whom',
    detail:
      'The vendor may send the letters, the reports and the notices for you, but you remain responsible. See their letter before it goes out, and get proof of mailing.',
    citation: '45 CFR 164.404',
  },
  {
    id: 'check-the-list',
    phase: 'identify',
    owner: 'officer',
    days: 14,
    title: 'Compare the vendor’s list with your own patients',
    detail: 'Who is missing, who has died, who moved? Remember patients of past years that the vendor still held.',
  },
  {
    id: 'hold-the-vendor',
    phase: 'prevent',
    owner: 'officer',
    days: 45,
    title: 'Decide whether the vendor stays, and on what terms',
    detail:
      'Ask for their report and what they have changed. Shorten the time they have to notify you, and have old data deleted and confirmed.',
    citation: '45 CFR 164.308(b)',
  },
]

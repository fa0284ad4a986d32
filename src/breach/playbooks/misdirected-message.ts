import type { Playbook } from './task.ts'

/** An e-mail, text or portal message that reached the wrong person. */
export const misdirectedMessage: Playbook = [
  {
    id: 'recall-the-message',
    phase: 'contain',
    owner: 'staff',
    days: 0,
    title: 'Recall the message and ask the recipient to delete it',
    detail:
      'Try the recall function, then telephone or write to the recipient: do not read, forward or keep it, delete it also from the trash. Do not send the patient’s details again in that request.',
  },
  {
    id: 'keep-the-sent-message',
    phase: 'preserve',
    owner: 'staff',
    days: 0,
    title: 'Keep the message exactly as it was sent',
    detail:
      'Keep it with all attachments and the full list of recipients, and note when it left. Do not delete it from the sent folder.',
  },
  {
    id: 'written-assurance',
    phase: 'contain',
    owner: 'officer',
    days: 3,
    title: 'Get a written assurance from the recipient',
    detail:
      'Ask for an answer in writing: who they are, whether they opened it, that it is deleted and was passed on to no one. Another provider with the same confidentiality duty counts differently from a stranger.',
  },
  {
    id: 'read-the-attachments',
    phase: 'identify',
    owner: 'staff',
    days: 5,
    title: 'Open every attachment and list the patients in it',
    detail:
      'Look at hidden columns and further sheets of spreadsheets, earlier messages quoted below, and names in the file names.',
  },
  {
    id: 'was-it-opened',
    phase: 'assess',
    owner: 'officer',
    days: 10,
    title: 'Find out whether it was opened',
    detail:
      'Read receipts, bounce messages, portal logs and the recipient’s own words. Was it encrypted, and could the recipient open it?',
    citation: '45 CFR 164.402',
  },
  {
    id: 'fix-the-address',
    phase: 'prevent',
    owner: 'staff',
    days: 14,
    title: 'Correct the address that was wrong',
    detail:
      'Correct it in the chart, the address book and the suggestions of the mail program. Look for other patients with the same mistake.',
  },
  {
    id: 'safer-sending',
    phase: 'prevent',
    owner: 'officer',
    days: 45,
    title: 'Make the mistake harder to repeat',
    detail:
      'A delay before sending, a warning for outside addresses, the portal instead of e-mail, a second look at attachments. Train the staff on it.',
    citation: '45 CFR 164.530(b)',
  },
]

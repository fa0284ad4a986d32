import { callTheInsurer, payNothingYet } from './money.ts'
import type { Playbook } from './task.ts'

/** An intruder in a server, a web site or a program. */
export const hacking: Playbook = [
  {
    id: 'shut-the-intruder-out',
    phase: 'contain',
    owner: 'staff',
    days: 0,
    title: 'Cut off the intruder without wiping anything',
    detail:
      'Take the server or account off the network, block the address, stop remote access. Do not reinstall and do not restart.',
  },
  {
    id: 'save-the-logs',
    phase: 'preserve',
    owner: 'staff',
    days: 0,
    title: 'Save the logs and a copy of the disk',
    detail:
      'Firewall, server, database and sign-in logs, with the clock’s time zone. Many logs overwrite themselves within days.',
  },
  callTheInsurer,
  {
    id: 'change-all-secrets',
    phase: 'contain',
    owner: 'staff',
    days: 1,
    title: 'Change every password and key the system knew',
    detail:
      'Administrators, service accounts, database, remote access, connected programs. Start with accounts that can create other accounts.',
  },
  payNothingYet,
  {
    id: 'bring-in-forensics',
    phase: 'identify',
    owner: 'officer',
    days: 3,
    title: 'Bring in a forensic expert',
    detail:
      'Ask your insurer to recommend a firm. It must sign a business associate agreement before it sees patient data.',
    citation: '45 CFR 164.308(b)',
  },
  {
    id: 'ask-law-enforcement',
    phase: 'notify',
    owner: 'officer',
    days: 3,
    title: 'Report it to law enforcement',
    detail: 'Ask whether notice to patients would hinder the investigation. Only their statement delays the notice.',
    citation: '45 CFR 164.412',
  },
  {
    id: 'what-was-reached',
    phase: 'identify',
    owner: 'officer',
    days: 14,
    title: 'List the records the intruder could reach',
    detail:
      'If the evidence does not show which, count every record on the affected systems. Note the first and the last day of access.',
  },
  {
    id: 'acquired-or-not',
    phase: 'assess',
    owner: 'officer',
    days: 20,
    title: 'Find out whether records were viewed or copied',
    detail:
      'Look for queries, downloads, leftover archives, traffic at night, and the data offered for sale. Missing logs do not prove that nothing was taken.',
    citation: '45 CFR 164.402',
  },
  {
    id: 'mend-the-hole',
    phase: 'prevent',
    owner: 'officer',
    days: 45,
    title: 'Close the hole, and look for similar ones',
    detail:
      'Update software, remove what no one uses, limit access rights, keep logs longer and review them. Add it to the risk analysis.',
    citation: '45 CFR 164.308(a)(1)(ii)(A)',
  },
]

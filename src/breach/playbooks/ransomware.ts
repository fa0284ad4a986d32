import { payNothingYet } from './money.ts'
import type { Playbook } from './task.ts'

/** Systems locked by an attacker who asks for money. */
export const ransomware: Playbook = [
  {
    id: 'isolate-the-machines',
    phase: 'contain',
    owner: 'staff',
    days: 0,
    title: 'Unplug network cables and turn off Wi-Fi; leave the machines on',
    detail:
      'Separate every machine that shows signs, and the backups. Do not power off or restart: memory may hold the key and evidence.',
  },
  {
    id: 'keep-the-note',
    phase: 'preserve',
    owner: 'staff',
    days: 0,
    title: 'Photograph the ransom note and keep the locked files',
    detail:
      'Keep the note, some locked files, e-mail addresses and the time of the first sign. Have a specialist copy memory and disks before anything is cleaned.',
  },
  {
    id: 'call-for-help',
    phase: 'contain',
    owner: 'officer',
    days: 0,
    title: 'Call the cyber-insurer first, then a response firm and your lawyer',
    detail:
      'Many policies pay only if asked first. Do not pay or write to the attacker until you have talked to them. Work on paper until then.',
  },
  payNothingYet,
  {
    id: 'tell-law-enforcement',
    phase: 'notify',
    owner: 'officer',
    days: 1,
    title: 'Report it to the FBI',
    detail:
      'Ask whether notice to patients would hinder the investigation. Only their statement delays the notice. Get it in writing with an end date.',
    citation: '45 CFR 164.412',
  },
  {
    id: 'which-systems',
    phase: 'identify',
    owner: 'officer',
    days: 10,
    title: 'List which systems were locked and what patient data they held',
    detail:
      'Include shared drives, the imaging machine, backups and the mail server. The records of every patient on a locked system count until shown otherwise.',
  },
  {
    id: 'was-it-encrypted',
    phase: 'assess',
    owner: 'officer',
    days: 14,
    title: 'Find out whether the data was encrypted beforehand, and whether any was taken',
    detail:
      'Locking unencrypted data is presumed to be a breach. Disk encryption helps only if no one was signed in at the time. Look for large transfers out of the network.',
    citation: '45 CFR 164.402',
  },
  {
    id: 'restore-clean',
    phase: 'contain',
    owner: 'officer',
    days: 14,
    title: 'Rebuild the machines and restore from a clean backup',
    detail:
      'Check the backup for the intruder first, close the way in, change every password, then reconnect one by one.',
    citation: '45 CFR 164.308(a)(7)',
  },
  {
    id: 'close-the-way-in',
    phase: 'prevent',
    owner: 'officer',
    days: 45,
    title: 'Update the risk analysis and test the backups',
    detail:
      'Offline copies that the network cannot reach, updates within days, two-step sign-in for remote access, and a test restore twice a year.',
    citation: '45 CFR 164.308(a)(1)(ii)(A)',
  },
]

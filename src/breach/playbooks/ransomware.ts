import type { Playbook } from './task.ts'

/** Systems locked by an attacker who asks for money. */
export const ransomware: Playbook = [
  {
    id: 'isolate-the-machines',
    phase: 'contain',
    owner: 'staff',
    days: 0,
    title: 'Pull the network cables and switch off Wi-Fi; leave the machines on',
    detail:
      'Separate every machine that shows signs, and the backups. Do not power off or restart: the memory may hold the key and the traces.',
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
    title: 'Call the insurer, a response firm and your lawyer',
    detail:
      'Many policies pay only if asked first. Pay nothing and write nothing to the attacker before you have spoken with them. Work on paper meanwhile.',
  },
  {
    id: 'tell-law-enforcement',
    phase: 'notify',
    owner: 'officer',
    days: 1,
    title: 'Report it to the FBI',
    detail:
      'Ask whether notice to patients would hinder the investigation. Only a statement of theirs delays the notice; get it in writing with an end day.',
    citation: '45 CFR 164.412',
  },
  {
    id: 'which-systems',
    phase: 'identify',
    owner: 'officer',
    days: 10,
    title: 'List which systems were locked and what patients’ data they held',
    detail:
      'Include shared drives, the imaging machine, backups and the mail server. The records of every patient on a locked system count until shown otherwise.',
  },
  {
    id: 'was-it-encrypted',
    phase: 'assess',
    owner: 'officer',
    days: 14,
    title: 'Find out whether the data was encrypted before, and whether any left',
    detail:
      'Locking data that was not encrypted is presumed to be a breach. Encryption of a disk helps only if nobody was signed in at the time. Look for large transfers out of the network.',
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
      'Offline copies that the network cannot reach, updates within days, two-step sign-in for remote access, and a restore tried out twice a year.',
    citation: '45 CFR 164.308(a)(1)(ii)(A)',
  },
]

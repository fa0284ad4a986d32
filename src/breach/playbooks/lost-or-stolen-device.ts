import { callTheInsurer } from './money.ts'
import type { Playbook } from './task.ts'

/** A laptop, phone, tablet, camera or memory stick that is gone. */
export const lostOrStolenDevice: Playbook = [
  {
    id: 'record-encryption-state',
    phase: 'preserve',
    owner: 'staff',
    days: 0,
    title: 'Write down whether the device was encrypted, with proof',
    detail:
      'From the management console: encryption on or off, the day it was last seen, who was signed in, whether the password was with it. Take a screenshot before wiping: the wipe may erase the proof. A login password is not encryption.',
  },
  {
    id: 'wipe-the-device',
    phase: 'contain',
    owner: 'staff',
    days: 0,
    title: 'Then lock and wipe it remotely',
    detail: 'Send the wipe command, save the confirmation, and note whether the device has been online since.',
  },
  {
    id: 'cut-off-the-accounts',
    phase: 'contain',
    owner: 'staff',
    days: 0,
    title: 'Change the passwords and sign the device out of everything',
    detail:
      'Mail, records program, portal, cloud drives, Wi-Fi, remote access. Ask the phone company to block the card.',
  },
  callTheInsurer,
  {
    id: 'file-police-report',
    phase: 'preserve',
    owner: 'staff',
    days: 1,
    title: 'Report a theft to the police',
    detail:
      'Give the serial number. Write down the report number and the officer’s name. Also ask lost-and-found, taxi companies and airlines. If it turns up, do not turn it on.',
  },
  {
    id: 'what-was-on-it',
    phase: 'identify',
    owner: 'staff',
    days: 7,
    title: 'List what was on the device',
    detail:
      'Downloads, mail kept offline, pictures, scans, program files. Use the last backup as a guide, and ask the person who used it.',
  },
  {
    id: 'judge-the-safe-harbor',
    phase: 'assess',
    owner: 'officer',
    days: 10,
    title: 'Decide whether the data was secured',
    detail:
      'If it was encrypted under HHS guidance and the key was not with it, no notice is owed under this rule. Keep the proof on file. State law may differ.',
    citation: '45 CFR 164.402',
  },
  {
    id: 'encrypt-the-rest',
    phase: 'prevent',
    owner: 'officer',
    days: 30,
    title: 'Encrypt every other device and keep a list of them',
    detail:
      'Laptops, phones, tablets, cameras, USB drives and backup disks. Record the status of each and check again every quarter.',
    citation: '45 CFR 164.312(a)(2)(iv)',
  },
]

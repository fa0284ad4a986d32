import type { Playbook } from './task.ts'

/** Records thrown away, sold or recycled in a readable state. */
export const improperDisposal: Playbook = [
  {
    id: 'get-it-out-of-the-trash',
    phase: 'contain',
    owner: 'staff',
    days: 0,
    title: 'Get the records back from the dumpster or hauler',
    detail:
      'Lock the container, call the hauler to stop the truck, go through it with gloves and two people. For devices, call the buyer or recycler.',
  },
  {
    id: 'photograph-the-find',
    phase: 'preserve',
    owner: 'staff',
    days: 0,
    title: 'Photograph everything where it was found, before it is moved',
    detail:
      'Show the container, the street, how accessible it was and what could be read. Note who found it and how long it was there.',
  },
  {
    id: 'list-what-was-found',
    phase: 'identify',
    owner: 'staff',
    days: 7,
    title: 'List each patient in what was found and what was not',
    detail:
      'Sort and list before shredding. If part of it is gone, use box labels and dates to work out whose records they were.',
  },
  {
    id: 'who-could-read-it',
    phase: 'assess',
    owner: 'officer',
    days: 14,
    title: 'Determine who could have read or taken it',
    detail:
      'An open dumpster on the street for a weekend differs from a locked bin for an hour. Only shredding, or clearing media as the guidance says, makes records secure; crossing out names does not.',
    citation: '45 CFR 164.402',
  },
  {
    id: 'shred-what-came-back',
    phase: 'contain',
    owner: 'officer',
    secondPerson: true,
    days: 21,
    title: 'Destroy what came back, with a certificate',
    detail: 'Only after the list is finished and the retention period has ended. Otherwise file them again.',
  },
  {
    id: 'fix-the-disposal',
    phase: 'prevent',
    owner: 'officer',
    days: 45,
    title: 'Put locked bins where the paper is, and check the hauler',
    detail:
      'A signed business associate agreement, certificates of destruction, and a list of machines with disks: copiers, scanners, imaging.',
    citation: '45 CFR 164.310(d), 164.308(b)',
  },
]

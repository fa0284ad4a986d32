import { callTheInsurer, checkDrugsAndPads } from './money.ts'
import type { Playbook } from './task.ts'

/** Paper, film or media taken from the office, a car or a store. */
export const theftOfRecords: Playbook = [
  {
    id: 'secure-the-place',
    phase: 'contain',
    owner: 'staff',
    days: 0,
    title: 'Secure the place and what is left',
    detail:
      'Change locks and codes, close the cabinet or storage unit, move what remains. Touch nothing the police want to look at.',
  },
  checkDrugsAndPads,
  {
    id: 'police-report-of-records',
    phase: 'preserve',
    owner: 'staff',
    days: 0,
    title: 'Report the theft to the police and take pictures',
    detail:
      'Write down the report number. Save camera recordings before they are overwritten, and door and alarm logs.',
  },
  callTheInsurer,
  {
    id: 'rebuild-the-list',
    phase: 'identify',
    owner: 'staff',
    days: 7,
    title: 'Work out whose records are missing',
    detail:
      'Compare shelves with the schedule, sign-out cards, billing and the scan index. If a whole drawer is gone, count everyone whose file belonged there.',
  },
  {
    id: 'try-to-recover',
    phase: 'contain',
    owner: 'officer',
    days: 7,
    title: 'Try to get the records back',
    detail:
      'Pawn shops, dumpsters nearby, the storage company, the former tenant. Note where they were found and whether they were complete.',
  },
  {
    id: 'weigh-the-theft',
    phase: 'assess',
    owner: 'officer',
    days: 14,
    title: 'Weigh what a thief could do with it',
    detail:
      'Social Security numbers, cards and insurance numbers weigh more than a schedule of first names. A thief after the cash box may not have read anything: write down the evidence for that.',
    citation: '45 CFR 164.402',
  },
  {
    id: 'lock-it-up',
    phase: 'prevent',
    owner: 'officer',
    days: 45,
    title: 'Store less paper, and lock what stays',
    detail: 'Scan and shred, no charts in cars overnight, count keys, check storage twice a year. Train the staff.',
    citation: '45 CFR 164.530(b)',
  },
]

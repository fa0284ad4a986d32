import { callTheInsurer, tellTheMalpracticeCarrier } from './money.ts'
import type { Playbook } from './task.ts'

/** Records taken by somebody who left, or used by them elsewhere. */
export const departingWorkforce: Playbook = [
  {
    id: 'close-every-account',
    phase: 'contain',
    owner: 'staff',
    days: 0,
    title: 'Close every account, key and badge of the person',
    detail:
      'Records program, mail, remote access, cloud drives, marketing and booking tools, shared passwords. Do not delete the accounts: they contain evidence.',
  },
  {
    id: 'keep-the-machine',
    phase: 'preserve',
    owner: 'staff',
    days: 0,
    title: 'Set the person’s computer and mailbox aside',
    detail:
      'Let no one use it until it is copied. Export records of downloads, printing, outgoing mail with attachments and USB drive use for the last months.',
  },
  callTheInsurer,
  {
    id: 'demand-return',
    phase: 'contain',
    owner: 'officer',
    days: 3,
    title: 'Demand in writing that the records be returned or destroyed',
    detail:
      'List what is missing, set a deadline for the answer, ask for a signed statement, and talk to your lawyer before you write to the new employer.',
  },
  tellTheMalpracticeCarrier,
  {
    id: 'compare-the-exports',
    phase: 'identify',
    owner: 'officer',
    days: 10,
    title: 'Find out which patients’ information was taken',
    detail:
      'Compare exports and print jobs with the schedule. Patients who get letters or calls from the new place are a sign: write down who tells you.',
  },
  {
    id: 'what-did-they-use',
    phase: 'assess',
    owner: 'officer',
    days: 20,
    title: 'Determine what was used, and for what',
    detail:
      'Taking a list of patients to win them over is use outside the job, no matter what access the person had. Note what was returned and what was promised.',
    citation: '45 CFR 164.402',
  },
  {
    id: 'leaving-checklist',
    phase: 'prevent',
    owner: 'officer',
    days: 45,
    title: 'Make a checklist for the last day of work',
    detail:
      'Accounts closed within the hour, devices returned, private phones cleared of work data, a signed reminder of the duty of confidentiality.',
    citation: '45 CFR 164.308(a)(3)',
  },
]

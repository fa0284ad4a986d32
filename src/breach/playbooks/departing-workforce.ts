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
      'Records program, mail, remote access, cloud drives, marketing and booking tools, shared passwords. Do not delete the accounts: they hold the traces.',
  },
  {
    id: 'keep-the-machine',
    phase: 'preserve',
    owner: 'staff',
    days: 0,
    title: 'Set the person’s computer and mailbox aside',
    detail:
      'Nobody else uses it until it is copied. Export downloads, printing, outgoing mail with attachments and use of memory sticks for the last months.',
  },
  {
    id: 'demand-return',
    phase: 'contain',
    owner: 'officer',
    days: 3,
    title: 'Demand in writing that the records be returned or destroyed',
    detail:
      'Name what is missing and a day for the answer, ask for a signed statement, and speak with your lawyer before writing to the new employer.',
  },
  {
    id: 'compare-the-exports',
    phase: 'identify',
    owner: 'officer',
    days: 10,
    title: 'Find out which patients are in what was taken',
    detail:
      'Compare exports and print jobs with the schedule. Patients who get letters or calls from the new place are a sign: write down who tells you.',
  },
  {
    id: 'what-did-they-use',
    phase: 'assess',
    owner: 'officer',
    days: 20,
    title: 'Judge what was used, and for what',
    detail:
      'A list of patients taken to win them over is use outside the job, whatever the person had access to before. Note what came back and what was promised.',
    citation: '45 CFR 164.402',
  },
  {
    id: 'leaving-checklist',
    phase: 'prevent',
    owner: 'officer',
    days: 45,
    title: 'Make a checklist for the last day of work',
    detail:
      'Accounts closed within the hour, devices returned, private phones cleared of work data, a reminder of the duty to keep silent, signed.',
    citation: '45 CFR 164.308(a)(3)',
  },
]

import type { Playbook } from './task.ts'

/** Paper or a fax that reached the wrong person. */
export const misdirectedMailOrFax: Playbook = [
  {
    id: 'get-the-paper-back',
    phase: 'contain',
    owner: 'staff',
    days: 0,
    title: 'Get the paper back, or have it shredded',
    detail:
      'Telephone the recipient and agree on how: you fetch it, they return it in an envelope you pay for, or they shred it and say so in writing. Tell them not to copy or pass it on.',
  },
  {
    id: 'stop-the-batch',
    phase: 'contain',
    owner: 'staff',
    days: 0,
    title: 'Stop the rest of the batch',
    detail:
      'If an envelope machine, mail house or fax list made one mistake, the next pieces are wrong too. Hold everything that has not gone out.',
  },
  {
    id: 'keep-fax-log',
    phase: 'preserve',
    owner: 'staff',
    days: 1,
    title: 'Keep the fax report, the cover sheet and the envelope',
    detail:
      'Print the transmission report before the machine forgets it. Keep returned envelopes with the postmark, and the list that the batch was printed from.',
  },
  {
    id: 'who-got-what',
    phase: 'identify',
    owner: 'staff',
    days: 5,
    title: 'Work out who received what about whom',
    detail: 'In a shifted batch, every letter went to the wrong person. List all of them, not only those who called.',
  },
  {
    id: 'opened-or-not',
    phase: 'assess',
    owner: 'officer',
    days: 10,
    title: 'Find out whether it was opened and read',
    detail:
      'An envelope that came back unopened, or a fax to another medical office, weighs differently from a letter opened by a neighbor. Note who says so and when.',
    citation: '45 CFR 164.402',
  },
  {
    id: 'correct-the-number',
    phase: 'prevent',
    owner: 'staff',
    days: 14,
    title: 'Correct the address or fax number at its source',
    detail: 'Correct the chart, the speed dial and the label file. Ask the patient to confirm the address.',
  },
  {
    id: 'check-before-sending',
    phase: 'prevent',
    owner: 'officer',
    days: 45,
    title: 'Add a check before the next mailing',
    detail:
      'A test page to new fax numbers, a sample opened from each batch, two names read aloud before an envelope is closed. Train the staff on it.',
    citation: '45 CFR 164.530(b)',
  },
]

import type { Playbook } from './task.ts'

/** Whatever fits no other kind. */
export const other: Playbook = [
  {
    id: 'stop-the-leak',
    phase: 'contain',
    owner: 'staff',
    days: 0,
    title: 'Stop it from continuing',
    detail: 'Remove, turn off, lock or retrieve whatever exposes the information, without destroying evidence.',
  },
  {
    id: 'keep-the-evidence',
    phase: 'preserve',
    owner: 'staff',
    days: 0,
    title: 'Save the evidence before it changes',
    detail: 'Screenshots with address and time, logs, papers, envelopes, names of witnesses.',
  },
  {
    id: 'what-and-who',
    phase: 'identify',
    owner: 'officer',
    days: 7,
    title: 'Find out what kinds of information and whose',
    detail:
      'List the kinds: name, birth date, Social Security number, diagnosis, pictures, insurance, payment. List the patients, or at least say how you will find them.',
  },
  {
    id: 'who-received-it',
    phase: 'assess',
    owner: 'officer',
    days: 14,
    title: 'Find out who used or received it and what they did with it',
    detail: 'Ask for a written assurance that it was not kept, used or passed on.',
    citation: '45 CFR 164.402',
  },
  {
    id: 'mend-the-cause',
    phase: 'prevent',
    owner: 'officer',
    days: 45,
    title: 'Fix the cause and train the staff',
    detail:
      'What would have prevented it? Add it to the risk analysis and policies, and apply the sanctions policy if a rule was broken.',
    citation: '45 CFR 164.530(b), (e)',
  },
]

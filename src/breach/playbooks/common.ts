import type { Playbook } from './task.ts'

/** The steps that every incident has, whatever its kind. */
export const common: Playbook = [
  {
    id: 'write-down-the-facts',
    phase: 'preserve',
    owner: 'officer',
    days: 1,
    title: 'Write down who noticed what, and when',
    detail:
      'List everyone who knew, starting with the first person: the clock runs from the first day anyone in the workforce knew. Attach the notes, messages and pictures to this incident.',
    citation: '45 CFR 164.404(a)(2)',
  },
  {
    id: 'list-the-affected',
    phase: 'identify',
    owner: 'officer',
    days: 14,
    title: 'List every patient whose information was involved',
    detail:
      'Export the patients as a spreadsheet and import it here. Include everyone who may reasonably have been affected, not only those whose records were certainly seen.',
    citation: '45 CFR 164.404(a)(1)',
  },
  {
    id: 'assess-the-risk',
    phase: 'assess',
    owner: 'officer',
    days: 20,
    title: 'Test the three exceptions, then assess the four factors',
    detail:
      'It counts as a breach unless an exception applies or you can show a low probability that the information was compromised. Answer all four factors in writing, or skip the assessment and notify.',
    citation: '45 CFR 164.402',
  },
  {
    id: 'mail-the-letters',
    phase: 'notify',
    owner: 'officer',
    days: 60,
    title: 'Mail the letters to the affected individuals',
    detail:
      'First-class mail, without unreasonable delay. This date is the legal limit, not the goal: mail as soon as the letter is ready. The list of duties has the deadline for this incident and any State with an earlier one.',
    citation: '45 CFR 164.404(b)',
  },
  {
    id: 'tell-the-regulators',
    phase: 'notify',
    owner: 'officer',
    days: 60,
    title: 'Report to HHS (OCR) and to everyone else on the list of duties',
    detail:
      'With 500 or more individuals, the report is due with the letters, no later than this date. With fewer, it can wait until the annual date on the list of duties; you may also report now.',
    citation: '45 CFR 164.408',
  },
]

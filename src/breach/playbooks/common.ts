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
      'Export the patients as a spreadsheet and import it here. Include everyone who may reasonably have been affected, not only those whose records were certainly seen. List employees whose own data was in it apart: HIPAA does not cover it, State breach laws do. If anyone lives in the European Union, the United Kingdom or Canada, ask a lawyer today: the law there may apply too, and the European Union’s gives 72 hours.',
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
    id: 'read-the-contracts',
    phase: 'notify',
    owner: 'officer',
    days: 2,
    title: 'Read what payers and partners must be told, and by when',
    detail:
      'Contracts with Medicare, Medicaid, health plans and hospitals often ask for word within one to five days. Search each for “breach”, “incident” and “notify”. Write each contract’s days into this step and tell them in time: counts, no names, until asked. Without such a contract, complete this step with that note.',
  },
  {
    id: 'reduce-the-harm',
    phase: 'contain',
    owner: 'officer',
    days: 7,
    title: 'Do what can still reduce the harm',
    detail:
      'Ask for each group of patients what could happen to them, and what would stop it: get things back, have them destroyed, block an account, warn a payer. Call a patient who is in danger today. Write down what you did and when: it counts in the assessment too.',
    citation: '45 CFR 164.530(f)',
  },
  {
    id: 'apply-sanctions',
    phase: 'prevent',
    owner: 'officer',
    secondPerson: true,
    days: 30,
    title: 'Decide on sanctions and write it down',
    detail:
      'Did someone of the workforce break your policies? The same measure for the same act, whoever it was. Never punish anyone for reporting or complaining. Write down the measure and the reason, or that no policy was broken.',
    citation: '45 CFR 164.530(e)',
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

import { tellTheMalpracticeCarrier } from './money.ts'
import type { Playbook } from './task.ts'

/** Somebody of the workforce who looked at records without a reason of work. */
export const snooping: Playbook = [
  {
    id: 'suspend-the-access',
    phase: 'contain',
    owner: 'officer',
    days: 0,
    title: 'Suspend the person’s access to the records',
    detail:
      'Suspend, do not delete, the account, and the shared passwords the person knew. Do it before the conversation.',
  },
  {
    id: 'export-the-access-log',
    phase: 'preserve',
    owner: 'staff',
    days: 0,
    title: 'Export the access log of the person',
    detail:
      'Every record opened, with day, time and screen, as far back as the log goes. Keep it where the person has no access.',
    citation: '45 CFR 164.312(b)',
  },
  {
    id: 'interview-the-person',
    phase: 'preserve',
    owner: 'officer',
    days: 3,
    title: 'Ask the person, with a witness, and write it down',
    detail:
      'Which records, why, who was told, any picture or copy. Have them sign it, including that nothing was kept and nothing will be shared.',
  },
  {
    id: 'compare-with-schedule',
    phase: 'identify',
    owner: 'officer',
    days: 10,
    title: 'Compare the log with the work of those days',
    detail:
      'Mark each record opened without a task for it. Look for family, neighbors, co-workers, well-known people, and the same last name.',
  },
  tellTheMalpracticeCarrier,
  {
    id: 'test-good-faith',
    phase: 'assess',
    owner: 'officer',
    days: 14,
    title: 'Determine whether it was in good faith and within authority',
    detail: 'The exception for the workforce needs both, and no further misuse. Curiosity is not good faith.',
    citation: '45 CFR 164.402',
  },
  {
    id: 'apply-sanctions',
    phase: 'prevent',
    owner: 'officer',
    secondPerson: true,
    days: 30,
    title: 'Apply the sanctions policy and write it down',
    detail: 'The same sanction for the same act, no matter who did it. Keep a record of the sanction.',
    citation: '45 CFR 164.530(e)',
  },
  {
    id: 'watch-access',
    phase: 'prevent',
    owner: 'officer',
    days: 45,
    title: 'Review access regularly, and narrow it',
    detail:
      'Everyone sees only what their work requires. Review a sample of the log each month, including records of staff who are patients. Tell staff that you do.',
    citation: '45 CFR 164.308(a)(1)(ii)(D)',
  },
]

import { callTheInsurer } from './money.ts'
import type { Playbook } from './task.ts'

/** A wrong setting or a fault of a program that showed records to the wrong people. */
export const systemError: Playbook = [
  {
    id: 'take-it-offline',
    phase: 'contain',
    owner: 'staff',
    days: 0,
    title: 'Take the page, report or folder offline',
    detail:
      'Switch off the faulty function or close the share. If only one setting is wrong, note the old value before you correct it.',
  },
  {
    id: 'save-the-state',
    phase: 'preserve',
    owner: 'staff',
    days: 0,
    title: 'Save the settings and the access logs as they were',
    detail:
      'Screenshots of the setting, the version of the program, the web server’s log. Ask the software vendor to keep theirs.',
  },
  callTheInsurer,
  {
    id: 'clear-search-engines',
    phase: 'contain',
    owner: 'staff',
    days: 3,
    title: 'Ask search engines to remove their copies',
    detail:
      'Search for names of files and sample patients. Ask for removal of the results and of the stored copies, and note the days.',
  },
  {
    id: 'since-when',
    phase: 'identify',
    owner: 'officer',
    days: 7,
    title: 'Find out since when, and whose records were open',
    detail:
      'The day of the update or change that caused it, and the day it was fixed. Everyone whose record was accessible in that time counts.',
  },
  {
    id: 'who-looked',
    phase: 'assess',
    owner: 'officer',
    days: 14,
    title: 'Find out from the logs who looked',
    detail:
      'Other patients, staff, search engine crawlers, strangers. A log that shows no access helps you; a missing log does not.',
    citation: '45 CFR 164.402',
  },
  {
    id: 'test-before-change',
    phase: 'prevent',
    owner: 'officer',
    days: 45,
    title: 'Test changes with two made-up patients before they go live',
    detail: 'After each update sign in as one and try to see the other. Write down who may change access settings.',
    citation: '45 CFR 164.308(a)(8)',
  },
]

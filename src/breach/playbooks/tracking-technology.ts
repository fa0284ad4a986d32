import type { Playbook } from './task.ts'

/** Pixels, cookies, session recorders and analytics on the web site, booking page or app. */
export const trackingTechnology: Playbook = [
  {
    id: 'record-the-trackers',
    phase: 'preserve',
    owner: 'staff',
    days: 0,
    title: 'Record which trackers run on which page',
    detail:
      'Save the page’s source, the tag manager’s list with its history, and a recording of the requests a visit sends. Do it before anything is switched off.',
  },
  {
    id: 'switch-off-trackers',
    phase: 'contain',
    owner: 'staff',
    days: 0,
    title: 'Then turn off the trackers',
    detail:
      'First on the portal, booking, forms and chat, then on pages about conditions and treatments. Look in the tag manager, the site’s plug-ins and the app.',
  },
  {
    id: 'ask-to-delete',
    phase: 'contain',
    owner: 'officer',
    days: 7,
    title: 'Ask each recipient to delete what it received',
    detail:
      'Delete audiences and lists made from visits in the advertising accounts. Ask the companies in writing, and keep the answers.',
  },
  {
    id: 'what-was-sent',
    phase: 'identify',
    owner: 'officer',
    days: 14,
    title: 'Find out what was sent about whom, and since when',
    detail:
      'Addresses of pages, search words, form fields, appointment types, IP addresses, sign-in names. Signed-in patients can be listed; for others work out who booked in that time.',
  },
  {
    id: 'is-there-an-agreement',
    phase: 'assess',
    owner: 'officer',
    days: 20,
    title: 'Decide whether each recipient may have it',
    detail:
      'Is there a business associate agreement with that company, or a written authorization from the patient? A cookie banner is neither. The law on pages without sign-in is in dispute: ask your lawyer.',
    citation: '45 CFR 164.402',
  },
  {
    id: 'gate-the-tags',
    phase: 'prevent',
    owner: 'officer',
    days: 45,
    title: 'Allow no new tag without the privacy officer',
    detail:
      'A written list of allowed tags, a check each quarter, tools that run on your own server or under a signed agreement.',
    citation: '45 CFR 164.308(b)',
  },
]

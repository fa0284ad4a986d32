import { tellTheMalpracticeCarrier } from './money.ts'
import type { Playbook } from './task.ts'

/** An answer to an online review that confirms or tells that somebody is a patient. */
export const reviewReply: Playbook = [
  {
    id: 'screenshot-the-reply',
    phase: 'preserve',
    owner: 'staff',
    days: 0,
    title: 'Take a screenshot of the review and your reply first',
    detail:
      'Show both whole, with the web address, the account that replied, and the day and time. The review alone confirms nothing; the reply is what matters.',
  },
  {
    id: 'take-the-reply-down',
    phase: 'contain',
    owner: 'staff',
    days: 0,
    title: 'Then delete the reply',
    detail:
      'Delete it rather than edit it: many platforms show earlier versions. Do not ask the patient to take down the review in return.',
  },
  {
    id: 'no-second-reply',
    phase: 'contain',
    owner: 'staff',
    days: 0,
    title: 'Stop replying in public, or reply without confirming anything',
    detail:
      'If an answer is needed: “We protect everyone’s privacy and cannot discuss anything here. Please call our office.” It fits patients and strangers alike. Do not say that the story is untrue.',
  },
  {
    id: 'ask-the-review-site',
    phase: 'contain',
    owner: 'officer',
    days: 2,
    title: 'Ask the review site to remove its copies',
    detail:
      'Ask for the reply to be removed from cached pages, e-mail alerts and partner sites. Note the day of each request.',
  },
  tellTheMalpracticeCarrier,
  {
    id: 'read-all-replies',
    phase: 'identify',
    owner: 'staff',
    days: 7,
    title: 'Read every other reply on every review site',
    detail:
      'One reply that confirms a patient is seldom the only one. Go through all sites and all accounts, also those run by an agency, and list each person named or confirmed.',
  },
  {
    id: 'what-the-reply-told',
    phase: 'assess',
    owner: 'officer',
    days: 10,
    title: 'Write down what the reply revealed beyond the review',
    detail:
      'A patient may tell their own story; the practice may not confirm it. Note each fact the reply added: that the person was seen, when, for what, what was owed. Check whether any written authorization covers it.',
  },
  {
    id: 'script-for-replies',
    phase: 'prevent',
    owner: 'officer',
    days: 30,
    title: 'Give staff one script for reviews and name one person to reply',
    detail:
      'Write two or three sentences that fit everyone, name the only person who may post them, and remove everyone else’s access. Train the staff.',
    citation: '45 CFR 164.530(b)',
  },
]

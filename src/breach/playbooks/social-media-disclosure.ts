import { tellTheMalpracticeCarrier } from './money.ts'
import { helpWithIntimatePictures, protectAMinorShown } from './pictures.ts'
import type { Playbook } from './task.ts'

/** A post, story, comment or live stream by the practice or its workforce that shows or tells of a patient. */
export const socialMediaDisclosure: Playbook = [
  {
    id: 'screenshot-the-post',
    phase: 'preserve',
    owner: 'staff',
    days: 0,
    title: 'Take a screenshot of the post first',
    detail:
      'Before anything is taken down: show the whole post with its web address, the account, the day and time, the comments, and how many people saw, liked or shared it. Once it is gone, no one can prove what it said. Never copy a picture of a minor undressed.',
  },
  {
    id: 'take-the-post-down',
    phase: 'contain',
    owner: 'staff',
    days: 0,
    title: 'Then take the post down',
    detail:
      'Delete it, do not only hide or archive it. Look for the same picture or text in stories, highlights, reels, scheduled posts and the other accounts of the practice.',
  },
  protectAMinorShown,
  {
    id: 'switch-off-location',
    phase: 'contain',
    owner: 'staff',
    days: 0,
    title: 'Switch off geotags and location on the accounts and phones used',
    detail:
      'A picture tagged with the office and a time can name a patient even without a face. Remove the place tag from posts that stay up.',
  },
  {
    id: 'answer-without-confirming',
    phase: 'contain',
    owner: 'staff',
    days: 1,
    title: 'Answer comments without confirming that anyone is a patient',
    detail:
      'Say only that you protect everyone’s privacy and ask the person to call the office. Never write “our patient” or “your visit”, not even to apologize, and do not delete other people’s comments before they are in a screenshot.',
  },
  helpWithIntimatePictures,
  tellTheMalpracticeCarrier,
  {
    id: 'ask-the-platform',
    phase: 'contain',
    owner: 'officer',
    days: 2,
    title: 'Ask the platform to remove copies and reshares',
    detail:
      'Use the privacy report of each platform for copies, reshares and the preview that search engines keep. Write down the day of each request and the answer. Ask staff who shared it on their own accounts to delete it.',
  },
  {
    id: 'find-everybody-shown',
    phase: 'identify',
    owner: 'staff',
    days: 5,
    title: 'List everyone who can be recognized',
    detail:
      'Look at faces, tattoos, voices, name tags, screens, charts and whiteboards in the background, file names and captions. Include bystanders.',
  },
  {
    id: 'check-the-authorization',
    phase: 'assess',
    owner: 'officer',
    days: 7,
    title: 'Check the written authorization for the post',
    detail:
      'Find the signed form of each patient shown. Does it cover this picture, this platform and this use, marketing for example? Has it expired or been revoked? A general consent to treatment does not cover a post.',
  },
  {
    id: 'delete-what-is-not-covered',
    phase: 'prevent',
    owner: 'officer',
    secondPerson: true,
    days: 14,
    title: 'Delete posts without a valid authorization',
    detail:
      'Go through older posts and the picture folders on phones, tablets and shared drives. Remove anything without a valid written authorization, and keep a list of what was removed and when.',
  },
  {
    id: 'set-a-posting-rule',
    phase: 'prevent',
    owner: 'officer',
    days: 45,
    title: 'Make one person check every post, and train the staff',
    detail:
      'Write down who may post, that a second person checks the picture and the authorization first, and that no work picture stays on a private phone. Train the staff and apply the sanctions policy where it was broken.',
    citation: '45 CFR 164.530(b), (e)',
  },
]

import { tellTheMalpracticeCarrier } from './money.ts'
import { helpWithIntimatePictures, protectAMinorShown } from './pictures.ts'
import type { Playbook } from './task.ts'

/** A photo, video or testimonial of a patient used on a web site, in print or in an advertisement without an authorization that covers it. */
export const photoWithoutAuthorization: Playbook = [
  {
    id: 'screenshot-the-photo',
    phase: 'preserve',
    owner: 'staff',
    days: 0,
    title: 'First take a screenshot of the photo where it appears',
    detail:
      'Show the page with its address, the day and time, the caption and any counter of views. For print, keep one copy and note where and how many went out. Never copy a picture of a minor undressed.',
  },
  {
    id: 'take-the-photo-down',
    phase: 'contain',
    owner: 'staff',
    days: 0,
    title: 'Then take the photo down everywhere',
    detail:
      'Website, social media, gallery, advertisements, e-mail campaigns, waiting-room screens, brochures. Pause running advertisements at once.',
  },
  protectAMinorShown,
  {
    id: 'remove-hidden-data',
    phase: 'contain',
    owner: 'staff',
    days: 1,
    title: 'Remove location and names hidden in the file',
    detail:
      'Photo files carry the place, the time and sometimes a name. Switch off location on the cameras and phones used, and rename files that hold a patient’s name.',
  },
  {
    id: 'answer-about-the-photo',
    phase: 'contain',
    owner: 'staff',
    days: 1,
    title: 'Answer questions without confirming that anyone is a patient',
    detail:
      'In public, say only that you protect privacy and that people can call the office. Talk to the person shown in private.',
  },
  helpWithIntimatePictures,
  tellTheMalpracticeCarrier,
  {
    id: 'ask-for-copies-removed',
    phase: 'contain',
    owner: 'officer',
    days: 3,
    title: 'Ask platforms, agencies and search engines to remove copies',
    detail:
      'Ask the marketing agency, the manufacturer or the directory that received the picture to delete it and to confirm it in writing. Ask search engines to remove their cached copy.',
  },
  {
    id: 'name-the-people-shown',
    phase: 'identify',
    owner: 'staff',
    days: 5,
    title: 'List everyone who can be recognized in the picture',
    detail:
      'Before-and-after pictures often show more than the face: tattoos, scars, jewelry, dates. Look for other patients in the background.',
  },
  {
    id: 'read-the-authorization',
    phase: 'assess',
    owner: 'officer',
    days: 7,
    title: 'Read the signed authorization: scope, expiry, revocation',
    detail:
      'Does it name this use, this place and this audience? Does it cover marketing, and payment if someone paid? Has it expired, or has the patient revoked it? Attach a copy to this incident.',
  },
  {
    id: 'clear-the-gallery',
    phase: 'prevent',
    owner: 'officer',
    secondPerson: true,
    days: 14,
    title: 'Delete pictures without a valid authorization',
    detail:
      'Go through the gallery, the shared folders and the staff’s phones. Keep only what a valid authorization covers or what belongs in the chart, and write down what was removed.',
  },
  {
    id: 'tie-photos-to-forms',
    phase: 'prevent',
    owner: 'officer',
    days: 45,
    title: 'Keep each picture together with its authorization',
    detail: 'Publish no picture unless its form is filed with it, with the expiration date. Train the staff on it.',
    citation: '45 CFR 164.530(b)',
  },
]

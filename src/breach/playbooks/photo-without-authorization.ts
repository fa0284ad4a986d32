import type { Playbook } from './task.ts'

/** A photo, video or testimonial of a patient used on a web site, in print or in an advertisement without an authorization that covers it. */
export const photoWithoutAuthorization: Playbook = [
  {
    id: 'screenshot-the-photo',
    phase: 'preserve',
    owner: 'staff',
    days: 0,
    title: 'Keep a screenshot of the photo where it stands first',
    detail:
      'Show the page with its address, the day and time, the caption and any counter of views. For print, keep one copy and note where and how many went out.',
  },
  {
    id: 'take-the-photo-down',
    phase: 'contain',
    owner: 'staff',
    days: 0,
    title: 'Then take the photo down everywhere',
    detail:
      'Web site, social media, gallery, advertisements, e-mail campaigns, waiting-room screens, brochures. Pause running advertisements at once.',
  },
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
    title: 'Answer questions without confirming that anybody is a patient',
    detail:
      'Whoever asks about the picture in public hears only that you protect privacy and that the office can be called. Speak with the person shown in private.',
  },
  {
    id: 'ask-for-copies-removed',
    phase: 'contain',
    owner: 'officer',
    days: 3,
    title: 'Ask platforms, agencies and search engines to remove copies',
    detail:
      'Ask the marketing agency, the manufacturer or the directory that received the picture to delete it and to confirm it in writing. Ask search engines to drop the copy they keep.',
  },
  {
    id: 'name-the-people-shown',
    phase: 'identify',
    owner: 'staff',
    days: 5,
    title: 'Name everybody who can be recognized in the picture',
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
      'Does it name this use, this place and this audience? Does it cover marketing, and payment if somebody paid? Has its day passed, or has the patient taken it back? Keep a copy of it with this incident.',
  },
  {
    id: 'clear-the-gallery',
    phase: 'prevent',
    owner: 'officer',
    days: 14,
    title: 'Delete pictures that no consent covers',
    detail:
      'Go through the gallery, the shared folders and the staff’s phones. Keep only what an authorization in force covers, or what belongs into the chart, and write down what was removed.',
  },
  {
    id: 'tie-photos-to-forms',
    phase: 'prevent',
    owner: 'officer',
    days: 45,
    title: 'Keep each picture together with its authorization',
    detail:
      'No picture is published unless its form is filed with it, with the day it runs out. Train the staff on it.',
    citation: '45 CFR 164.530(b)',
  },
]

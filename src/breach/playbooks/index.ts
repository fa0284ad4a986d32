import type { Kind } from '../law/kinds.ts'
import common from './data/common.json' with { type: 'json' }
import departingWorkforce from './data/departing-workforce.json' with { type: 'json' }
import hacking from './data/hacking.json' with { type: 'json' }
import improperDisposal from './data/improper-disposal.json' with { type: 'json' }
import lostOrStolenDevice from './data/lost-or-stolen-device.json' with { type: 'json' }
import misdirectedMailOrFax from './data/misdirected-mail-or-fax.json' with { type: 'json' }
import misdirectedMessage from './data/misdirected-message.json' with { type: 'json' }
import other from './data/other.json' with { type: 'json' }
import phishing from './data/phishing.json' with { type: 'json' }
import photoWithoutAuthorization from './data/photo-without-authorization.json' with { type: 'json' }
import ransomware from './data/ransomware.json' with { type: 'json' }
import reviewReply from './data/review-reply.json' with { type: 'json' }
import snooping from './data/snooping.json' with { type: 'json' }
import socialMediaDisclosure from './data/social-media-disclosure.json' with { type: 'json' }
import systemError from './data/system-error.json' with { type: 'json' }
import theftOfRecords from './data/theft-of-records.json' with { type: 'json' }
import trackingTechnology from './data/tracking-technology.json' with { type: 'json' }
import vendorBreach from './data/vendor-breach.json' with { type: 'json' }
import type { Playbook } from './task.ts'

/** Whose steps a playbook holds: one kind of incident, or all in common. */
export type PlaybookName = Kind | 'common'

// What the files hold, no type can say; a test reads each against the schema.
const READ: Readonly<Record<PlaybookName, unknown>> = {
  common: common,
  social_media_disclosure: socialMediaDisclosure,
  photo_without_authorization: photoWithoutAuthorization,
  review_reply: reviewReply,
  misdirected_message: misdirectedMessage,
  misdirected_mail_or_fax: misdirectedMailOrFax,
  phishing: phishing,
  ransomware: ransomware,
  hacking: hacking,
  lost_or_stolen_device: lostOrStolenDevice,
  theft_of_records: theftOfRecords,
  snooping: snooping,
  improper_disposal: improperDisposal,
  vendor_breach: vendorBreach,
  system_error: systemError,
  departing_workforce: departingWorkforce,
  tracking_technology: trackingTechnology,
  other: other,
}

/** Breachbook’s own playbooks: what each kind of incident asks, and what all ask. */
export const playbooks = Object.freeze(READ as Readonly<Record<PlaybookName, Playbook>>)

/** Their names, what all have in common first. */
export const PLAYBOOK_NAMES = Object.keys(READ) as [PlaybookName, ...PlaybookName[]]

/** Whether a text is the name of a playbook. */
export function isPlaybook(text: string): text is PlaybookName {
  return Object.hasOwn(READ, text)
}

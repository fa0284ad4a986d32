import type { Kind } from '../law/kinds.ts'
import { departingWorkforce } from './departing-workforce.ts'
import { hacking } from './hacking.ts'
import { improperDisposal } from './improper-disposal.ts'
import { lostOrStolenDevice } from './lost-or-stolen-device.ts'
import { misdirectedMailOrFax } from './misdirected-mail-or-fax.ts'
import { misdirectedMessage } from './misdirected-message.ts'
import { other } from './other.ts'
import { phishing } from './phishing.ts'
import { photoWithoutAuthorization } from './photo-without-authorization.ts'
import { ransomware } from './ransomware.ts'
import { reviewReply } from './review-reply.ts'
import { snooping } from './snooping.ts'
import { socialMediaDisclosure } from './social-media-disclosure.ts'
import { systemError } from './system-error.ts'
import type { Playbook } from './task.ts'
import { theftOfRecords } from './theft-of-records.ts'
import { trackingTechnology } from './tracking-technology.ts'
import { vendorBreach } from './vendor-breach.ts'

/** What each kind of incident asks beyond the common steps. */
export const playbooks: Readonly<Record<Kind, Playbook>> = Object.freeze({
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
})

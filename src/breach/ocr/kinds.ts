import type { Kind } from '../law/kinds.ts'

/** The portal's type of breach that a kind of incident suggests; null: it suggests none. */
export const TYPES: Record<Kind, string | null> = {
  social_media_disclosure: 'unauthorized',
  photo_without_authorization: 'unauthorized',
  review_reply: 'unauthorized',
  misdirected_message: 'unauthorized',
  misdirected_mail_or_fax: 'unauthorized',
  phishing: 'hacking',
  ransomware: 'hacking',
  hacking: 'hacking',
  lost_or_stolen_device: null,
  theft_of_records: 'theft',
  snooping: 'unauthorized',
  improper_disposal: 'disposal',
  vendor_breach: null,
  system_error: 'unauthorized',
  departing_workforce: 'unauthorized',
  tracking_technology: 'unauthorized',
  other: null,
}

/** The portal's locations that a kind of incident suggests. */
export const LOCATIONS: Record<Kind, readonly string[]> = {
  social_media_disclosure: ['other'],
  photo_without_authorization: ['other'],
  review_reply: ['other'],
  misdirected_message: ['email'],
  misdirected_mail_or_fax: ['paper'],
  phishing: ['email'],
  ransomware: ['server'],
  hacking: ['server'],
  lost_or_stolen_device: [],
  theft_of_records: [],
  snooping: ['emr'],
  improper_disposal: [],
  vendor_breach: [],
  system_error: ['server'],
  departing_workforce: [],
  tracking_technology: ['other'],
  other: [],
}

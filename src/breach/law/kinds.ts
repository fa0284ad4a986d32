/** What kind of incident was logged: it decides which checklist the incident starts with, never what the law asks. */
export const KINDS = {
  social_media_disclosure: 'Patient information on social media',
  photo_without_authorization: 'Photo or video used without authorization',
  review_reply: 'Reply to a review that confirms a patient',
  misdirected_message: 'E-mail or message to the wrong person',
  misdirected_mail_or_fax: 'Mail or fax to the wrong person',
  phishing: 'Phishing: a mailbox or password was taken',
  ransomware: 'Ransomware',
  hacking: 'Hacking or other intrusion',
  lost_or_stolen_device: 'Lost or stolen device',
  theft_of_records: 'Theft of records',
  snooping: 'Someone looked at records without a reason',
  improper_disposal: 'Records thrown away in readable form',
  vendor_breach: 'Breach at a vendor (business associate)',
  system_error: 'System error that showed records to the wrong people',
  departing_workforce: 'Records taken by someone who left',
  tracking_technology: 'Tracking technology on the website or app',
  other: 'Something else',
} as const

export type Kind = keyof typeof KINDS

/** Whether a text is the code of a kind. */
export function isKind(text: string): text is Kind {
  return Object.hasOwn(KINDS, text)
}

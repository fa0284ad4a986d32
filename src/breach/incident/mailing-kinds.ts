/** The notice to an individual itself, or a second letter with what was learnt since. */
export const MAILING_KINDS = ['individual_notice', 'supplemental'] as const

export type MailingKind = (typeof MAILING_KINDS)[number]

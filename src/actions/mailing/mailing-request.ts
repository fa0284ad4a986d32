import type { MailingKind } from '../../breach/incident/mailing-kinds.ts'
import { Refused } from '../../errors.ts'

/** What somebody asks of a mailing. */
export type MailingRequest = {
  kind: MailingKind
  /** Whether those who agreed to electronic mail get it that way, 45 CFR 164.404(d)(1)(i). */
  email: boolean
  /** How many letters a part of the PDFs holds at most. */
  lettersAPart: number
  /** Letters made again on purpose, by their references, and why; null: everybody who has none yet. */
  reprint: { references: string[]; reason: string } | null
  /** The mailing whose waiting e-mails go on paper instead; left out: none. */
  toPaper?: string
}

/** What a mailing is made by where nothing else was asked. */
export const USUAL_MAILING: MailingRequest = Object.freeze({
  kind: 'individual_notice',
  email: true,
  lettersAPart: 500,
  reprint: null,
})

const MOST_LETTERS_A_PART = 10_000

/** Throws Refused where a mailing cannot be made so. */
export function refuseMailingRequest({ lettersAPart, reprint }: MailingRequest): void {
  if (!Number.isInteger(lettersAPart) || lettersAPart < 1 || lettersAPart > MOST_LETTERS_A_PART)
    throw refusal('lettersAPart', 'Enter a whole number from 1 to 10,000.')
  if (!reprint) return
  if (reprint.references.length === 0) throw refusal('references', 'Enter at least one letter reference.')
  if (reprint.reason.trim() === '') throw refusal('reason', 'Say why you are reissuing these letters.')
}

function refusal(path: string, message: string): Refused {
  return new Refused(message, [{ path, message }])
}
